import { describe, expect, test } from 'vitest';
import { JsonGrammar } from '../../src/syntax/json-grammar.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import { toValue } from '../../src/syntax/to-value.ts';
import { INVALID, VALID } from './json-texts.ts';

test('chevrotain finds nothing wrong with the grammar', () => {
  expect(() => new JsonGrammar({ validate: true })).not.toThrow();
});

describe('valid texts are read without a problem', () => {
  test.for(Object.entries(VALID))('%s', ([, texts]) => {
    for (const text of texts) {
      const { root, problems } = parseJson(text);
      expect(problems, text).toEqual([]);
      expect(JSON.stringify(root && toValue(root)), text).toBe(JSON.stringify(JSON.parse(text)));
    }
  });
});

describe('invalid texts are refused', () => {
  test.for(Object.entries(INVALID))('%s', ([, texts]) => {
    for (const text of texts) {
      expect(() => JSON.parse(text), `${JSON.stringify(text)} is valid`).toThrow();
      const { problems } = parseJson(text);
      expect(problems.length, JSON.stringify(text)).toBeGreaterThan(0);
      for (const { at, message, help } of problems) {
        expect(at.start >= 0 && at.start <= at.end && at.end <= text.length, text).toBe(true);
        expect(message.length * help.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('every kind of fault has words of its own', () => {
  const FAULTS: readonly (readonly [text: string, marked: string, message: string])[] = [
    ['', '', 'the text is empty'],
    [
      '{"a": 1, // x\n"b": 2}',
      '// x',
      'JSON has no comments, and AWS refuses a policy that holds one',
    ],
    [
      '{"a": /* x */ 1}',
      '/* x */',
      'JSON has no comments, and AWS refuses a policy that holds one',
    ],
    ['{"a": 1}\n# x', '# x', 'JSON has no comments, and AWS refuses a policy that holds one'],
    ['[/* x', '/* x', 'this comment is not closed'],
    ['[1,]', ',', 'JSON allows no comma after the last item'],
    ['[1,,2]', ',', 'this comma separates nothing'],
    ['[1 2]', '2', 'a `,` is missing before this item'],
    ['{"a" "b"}', '"a"', 'a `:` and a value are missing after this name'],
    ['{"a":}', ':', 'a value is missing after this `:`'],
    ["['a']", "'a'", 'JSON strings stand in double quotes'],
    ['["a]', '"a]', 'this string is not closed on its line'],
    ['[NaN]', 'NaN', 'JSON has no such number'],
    ['[01]', '01', 'a JSON number has no leading zero'],
    ['[+1]', '+1', 'a JSON number has no plus sign in front'],
    ['[1.]', '1.', 'a JSON number has digits on both sides of its point'],
    ['[0x1F]', '0x1F', 'JSON numbers are decimal'],
    ['[-Infinity]', '-Infinity', 'JSON has no such number'],
    ['[.5]', '.5', 'a JSON number has digits on both sides of its point'],
    ['[1_000]', '1_000', 'this is no JSON number'],
    ['[True]', 'True', 'JSON does not know this word'],
    ['[undefined]', 'undefined', 'JSON does not know this word'],
    ['{Effect: 1}', 'Effect', 'this text stands without quotes'],
    ['["\\x"]', '\\x', '`\\x` is no escape that JSON knows'],
    ['["a\tb"]', '\t', 'the control character U+0009 stands unescaped in a string'],
    ['["\\ud800"]', '\\ud800', 'U+D800 is half of a surrogate pair and no character by itself'],
    ['[1]]', ']', 'the document has ended before this'],
    ['["a": 1]', ':', 'this cannot stand here in an array'],
    ['[[1]', ']', 'the text ends, but a `[` is still open'],
    ['{"a": 1', '1', 'the text ends, but a `{` is still open'],
    [
      '{"a": 1, "\\u0061": 2}',
      '"\\u0061"',
      'this name stands twice in one object, and readers disagree on which value counts',
    ],
    ['[\u00a01]', '\u00a0', 'this character has no meaning in JSON here'],
  ];

  test.for(FAULTS)('%s', ([text, marked, message]) => {
    const [problem] = parseJson(text).problems;
    expect(problem?.message).toBe(message);
    expect(text.slice(problem?.at.start, problem?.at.end)).toBe(marked);
  });
});

describe('a tolerant reading goes on after a fault', () => {
  const READ: readonly (readonly [text: string, value: unknown])[] = [
    ["{'a': 'b'}", { a: 'b' }],
    ['{"a": 1, // x\n "b": 2,}', { a: 1, b: 2 }],
    ['[1 2,,3,]', [1, 2, 3]],
    ['{"a": True, b: None}', { a: true, b: null }],
    ['{"a" 1, "b": 2}', { b: 2 }],
    ['["a\n, 2]', ['a', 2]],
  ];

  test.for(READ)('%s', ([text, value]) => {
    const { root } = parseJson(text);
    expect(root && JSON.stringify(toValue(root))).toBe(JSON.stringify(value));
  });

  test('and several faults are told in one run, in the order of the text', () => {
    const { problems } = parseJson('{a: 01, "b": "\\q" \'c\': [1,,2]}');
    expect(problems.map(({ kind }) => kind)).toEqual([
      'word',
      'number',
      'escape',
      'quotes',
      'missing',
      'unexpected',
    ]);
  });
});

function kindsWithComments(text: string): readonly string[] {
  return parseJson(text, { comments: true }).problems.map(({ kind }) => kind);
}

test('JSON with comments allows comments and a last comma, but no other fault', () => {
  expect(kindsWithComments('// a\n{"a": [1,], /* b */ "c": {"d": 1,},}\n// e')).toEqual([]);
  expect(kindsWithComments('# a\n{}')).toEqual(['comment']);
  expect(kindsWithComments('[,]')).toEqual(['unexpected']);
  expect(kindsWithComments('[1,,]')).toEqual(['unexpected']);
  expect(kindsWithComments('/* a')).toEqual(['unclosed']);
});
