import { describe, expect, test } from 'vitest';
import { policiesIn } from '../../src/policy/policies-in.ts';
import { decode } from '../../src/syntax/decode.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import { DEPTH_LIMIT } from '../../src/syntax/depth-limit.ts';
import { toValue } from '../../src/syntax/to-value.ts';
import { property, type Node } from '../../src/syntax/tree.ts';
import { lintAll } from './every-format.ts';
import { POLICY } from './policies.ts';

const MILLION = 1_000_000;

function kindsOf(text: string): readonly string[] {
  return parseJson(text).problems.map(({ kind }) => kind);
}

describe('A1: a file without a document', () => {
  test.for(['', ' \n\t', 'null', '1', 'true', '"text"', '[]', '{}', '[{}]', '[null]'])(
    '%j gives one error',
    (text) => {
      const { report } = lintAll(text);
      expect(report.diagnostics.map(({ severity }) => severity)).toEqual(['error']);
      expect(report.policies).toEqual([]);
    },
  );
});

describe('A2: a byte order mark', () => {
  test('is told, and moves no column', () => {
    const { diagnostics } = lintAll(POLICY).report;
    const marked = lintAll(`\uFEFF${POLICY}`).report;
    const [mark, ...rest] = marked.diagnostics;
    expect(mark?.rule).toBe('syntax/byte-order-mark');
    expect(rest).toEqual(diagnostics);
    expect(marked.policies.length).toBe(1);
  });
});

describe('A3: bytes that are no UTF-8', () => {
  const BYTES: readonly (readonly [name: string, bytes: readonly number[], message: string])[] = [
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0x00], 'the file is UTF-16 text, not UTF-8'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x7b], 'the file is UTF-16 text, not UTF-8'],
    ['UTF-16 without a mark', [0x7b, 0x00, 0x7d, 0x00], 'the file is UTF-16 text, not UTF-8'],
    ['UTF-16 big without a mark', [0x00, 0x7b, 0x00, 0x7d], 'the file is UTF-16 text, not UTF-8'],
    [
      'UTF-32 with its mark',
      [0xff, 0xfe, 0x00, 0x00, 0x7b, 0, 0, 0],
      'the file is UTF-32 text, not UTF-8',
    ],
    [
      'UTF-32 big with its mark',
      [0x00, 0x00, 0xfe, 0xff, 0, 0, 0, 0x7b],
      'the file is UTF-32 text, not UTF-8',
    ],
    ['UTF-32 without a mark', [0x7b, 0x00, 0x00, 0x00], 'the file is UTF-32 text, not UTF-8'],
    ['UTF-32 big without a mark', [0x00, 0x00, 0x00, 0x7b], 'the file is UTF-32 text, not UTF-8'],
    ['a lone continuation byte', [0x7b, 0x80], 'the byte at offset 1 is not valid UTF-8'],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 'the byte at offset 1 is not valid UTF-8'],
    [
      'an encoded surrogate',
      [0x22, 0x41, 0xed, 0xa0, 0x80, 0x22],
      'the byte at offset 2 is not valid UTF-8',
    ],
    ['a cut character', [0x22, 0xf0, 0x9f, 0x98], 'the byte at offset 1 is not valid UTF-8'],
    [
      'a character past the last',
      [0xf4, 0x90, 0x80, 0x80],
      'the byte at offset 0 is not valid UTF-8',
    ],
    [
      'a bad byte after U+FFFD',
      [0xef, 0xbf, 0xbd, 0xff],
      'the byte at offset 3 is not valid UTF-8',
    ],
    [
      'Latin-1',
      [...Buffer.from('"caf\u00e9"', 'latin1')],
      'the byte at offset 4 is not valid UTF-8',
    ],
  ];

  test.for(BYTES)('%s', ([, bytes, message]) => {
    const { text, problems } = decode(Uint8Array.from(bytes));
    expect(text).toBeUndefined();
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(lintAll(Uint8Array.from(bytes)).report.diagnostics.map(({ rule }) => rule)).toEqual([
      'syntax/json-parse',
    ]);
  });

  test('U+FFFD itself is a character as any other', () => {
    expect(decode(Buffer.from('"\uFFFD"'))).toEqual({ text: '"\uFFFD"', problems: [] });
  });

  test.for(['"\\ud800"', '"\\udc00\\ud800"', '"x\\uDBFF"', '"\\ud83d\\u0041"'])(
    'half a surrogate pair: %s',
    (text) => {
      const [problem] = parseJson(text).problems;
      expect(problem?.kind).toBe('lone-surrogate');
      expect(text.slice(problem?.at.start, problem?.at.end)).toMatch(/^\\u[dD]/);
    },
  );
});

describe('A4: nesting', () => {
  test('as deep as the limit is read', () => {
    const text = '['.repeat(DEPTH_LIMIT) + ']'.repeat(DEPTH_LIMIT);
    expect(parseJson(text).problems).toEqual([]);
    expect(kindsOf('{"a":'.repeat(DEPTH_LIMIT) + '1' + '}'.repeat(DEPTH_LIMIT))).toEqual([]);
  });

  const DEEPER: readonly (readonly [name: string, open: string, close: string])[] = [
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['both', '[{"a":', '}]'],
    ['wrong brackets', '[}', ''],
    ['wrong brackets inside', '{"a":]', ''],
  ];

  test.for(DEEPER)('deeper %s give one problem, closed or not', ([, open, close]) => {
    for (const depth of [DEPTH_LIMIT + 1, 100_000, MILLION]) {
      expect(kindsOf(open.repeat(depth))).toContain('too-deep');
      expect(
        kindsOf(open.repeat(depth) + close.repeat(depth)).filter((kind) => kind === 'too-deep')
          .length,
      ).toBe(1);
    }
  });

  test('brackets that close nothing make no room for more', () => {
    const { root, problems } = parseJson(']'.repeat(100_000) + '['.repeat(100_000));
    expect(root).toBeUndefined();
    expect(problems.map(({ kind }) => kind)).toEqual(['too-deep']);
  });
});

describe('A5: size', () => {
  const LONG = 10 * MILLION;
  const READ: readonly (readonly [
    name: string,
    text: () => string,
    check: (root: Node) => unknown,
    expected: unknown,
  ])[] = [
    ['a string of 10 million characters', () => `"${'a'.repeat(LONG)}"`, valueLength, LONG],
    [
      'a key of 10 million characters',
      () => `{"${'k'.repeat(LONG)}":1}`,
      (root) => root.kind === 'object' && root.members[0]?.key.value.length,
      LONG,
    ],
    ['2 million escapes', () => `"${'\\n'.repeat(2 * MILLION)}"`, valueLength, 2 * MILLION],
    [
      'a number of 10 million digits',
      () => '1'.repeat(LONG),
      (root) => root.kind === 'number' && root.text.length,
      LONG,
    ],
    [
      '300,000 items',
      () => `[${'1,'.repeat(299_999)}1]`,
      (root) => root.kind === 'array' && root.items.length,
      300_000,
    ],
    [
      '200,000 names',
      () => `{${Array.from({ length: 200_000 }, (_, i) => `"${i}":1`).join(',')}}`,
      (root) => root.kind === 'object' && root.members.length,
      200_000,
    ],
  ];

  test.for(READ)('%s', ([, text, check, expected]) => {
    const { root, problems } = parseJson(text());
    expect(problems).toEqual([]);
    expect(root && check(root)).toBe(expected);
  });

  test('a policy of 50,000 statements is read whole', () => {
    const statement = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';
    const text = `{"Version":"2012-10-17","Statement":[${Array.from({ length: 50_000 }, () => statement).join(',')}]}`;
    const { report } = lintAll(text, { rules: [] });
    expect(report.policies.map(({ statements }) => statements)).toEqual([50_000]);
  });

  test('a word, a run of blanks and a run of garbage of millions end soon', () => {
    expect(kindsOf('x'.repeat(LONG))).toEqual(['word']);
    expect(kindsOf(' '.repeat(LONG))).toEqual(['empty']);
    expect(kindsOf('\u00a0'.repeat(MILLION))[0]).toBe('too-many');
    expect(kindsOf(`[${':'.repeat(MILLION)}]`).length).toBeLessThan(102);
    expect(kindsOf(`{${'"a" 1,'.repeat(20_000)}}`)[0]).toBe('too-many');
  });

  test('more bytes than are read', () => {
    const [problem] = decode(new Uint8Array(64 * 1024 * 1024 + 1)).problems;
    expect(problem?.kind).toBe('too-large');
  });

  test('a text of which a part was not read is never taken for whole', () => {
    const head = Array.from({ length: 120 }, () => '# remark').join('\n');
    const { report } = lintAll(`${head}\n${POLICY}`);
    expect(report.policies).toEqual([]);
    expect(report.diagnostics[0]?.message).toBe('the text has more than 100 faults');
  });

  test('nor one in which harmless faults hide a harmful one', () => {
    const comments = Array.from({ length: 99 }, () => '# remark\n').join('');
    const broken = POLICY.replace('"Effect": "Deny",', '"Effect": "Deny",, "Principal" ,');
    expect(lintAll(comments + broken).report.policies).toEqual([]);
  });
});

function valueLength(root: Node): unknown {
  return root.kind === 'string' && root.value.length;
}

describe('A6: names that repeat', () => {
  const REPEATED: readonly (readonly [name: string, text: string, second: string])[] = [
    [
      'Effect',
      POLICY.replace('"Effect": "Deny"', '"Effect": "Deny", "Effect": "Allow"'),
      '"Effect"',
    ],
    [
      'an escaped spelling',
      POLICY.replace('"Effect": "Deny"', '"Effect": "Deny", "\\u0045ffect": "Allow"'),
      '"\\u0045ffect"',
    ],
    ['Statement', POLICY.replace('"Id": "lab"', '"Statement": []'), '"Statement"'],
    ['an operator', POLICY.replace('"Bool": {', '"StringEquals": {'), '"StringEquals"'],
    [
      'a condition key',
      POLICY.replace('"aws:PrincipalTag/team": ', '"a": 1, "a": 2, "aws:PrincipalTag/team": '),
      '"a"',
    ],
    ['a principal type', POLICY.replace('"AWS": [', '"AWS": "*", "AWS": ['), '"AWS"'],
    ['the empty name', POLICY.replace('"Id": "lab"', '"": 1, "": 2'), '""'],
    ['__proto__', POLICY.replace('"Id": "lab"', '"__proto__": 1, "__proto__": 2'), '"__proto__"'],
  ];

  test.for(REPEATED)('%s: an error with both places', ([, text, second]) => {
    const { document, report } = lintAll(text);
    const [finding, ...others] = report.diagnostics.filter(
      ({ rule }) => rule === 'syntax/duplicate-json-key',
    );
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('error');
    expect(finding?.labels.length).toBe(1);
    const { start, end } = finding?.range ?? {};
    expect(document.text.slice(start?.offset, end?.offset)).toBe(second);
    expect(finding?.labels[0]?.range.start.offset).toBeLessThan(start?.offset ?? 0);
  });

  test('the last never counts in silence: the first is read, and its statement has a problem', () => {
    const text = POLICY.replace('"Effect": "Deny"', '"Effect": "Deny", "\\u0045ffect": "Allow"');
    const [placed] = policiesIn(lintAll(text).document).policies;
    expect(placed?.policy.statements.map(({ effect }) => effect)).toEqual(['Allow', 'Deny']);
    expect(placed?.policy.problems).toMatchObject([
      { kind: 'duplicate-key', name: 'Effect', statement: 1 },
    ]);
  });
});

describe('A8: what other languages write', () => {
  const WRITTEN: readonly (readonly [text: string, message: string])[] = [
    ['// x', 'JSON has no comments, and AWS refuses a policy that holds one'],
    [',', 'JSON allows no comma after the last item'],
    ["'x'", 'JSON strings stand in double quotes'],
    ['NaN', 'JSON has no such number'],
    ['01', 'a JSON number has no leading zero'],
    ['+1', 'a JSON number has no plus sign in front'],
    ['1.', 'a JSON number has digits on both sides of its point'],
    ['0x1F', 'JSON numbers are decimal'],
    ['1_0', 'this is no JSON number'],
    ['None', 'JSON does not know this word'],
    ['reader', 'this text stands without quotes'],
    ['"\\x41"', '`\\x` is no escape that JSON knows'],
    ['"a\tb"', 'the control character U+0009 stands unescaped in a string'],
    ['"a', 'this string is not closed on its line'],
    ['"a",, "b"', 'this comma separates nothing'],
    ['"a" "b"', 'a `,` is missing before this item'],
    ['"a": "b"', 'this cannot stand here in an array'],
    ['(', 'this character has no meaning in JSON here'],
  ];

  test.for(WRITTEN)('%s', ([text, message]) => {
    const broken = POLICY.replace(
      /("a", "b")/,
      text === ',' ? '$1,' : text.startsWith('//') ? `$1 ${text}\n` : text,
    );
    expect(lintAll(broken).report.diagnostics.map((finding) => finding.message)).toContain(message);
  });

  test('no two of these share their words', () => {
    expect(new Set(WRITTEN.map(([, message]) => message)).size).toBe(WRITTEN.length);
  });
});

describe('A9: numbers', () => {
  test.for([
    '1e400',
    '-0',
    '0.1000000000000000055511151231257827',
    '123456789012345678901234567890',
    '1E+2',
    `1${'0'.repeat(40)}`,
  ])('%s keeps its text', (text) => {
    const { root } = parseJson(`[${text}]`);
    expect(root?.kind === 'array' && root.items[0]).toMatchObject({ kind: 'number', text });
  });

  test('an account id written as a number is told', () => {
    const { diagnostics } = lintAll(POLICY.replace('"222222222222"', '222222222222')).report;
    expect(diagnostics.filter(({ rule }) => rule === 'syntax/wrong-json-type').length).toBe(1);
    const zero = lintAll(POLICY.replace('"222222222222"', '022222222222')).report.diagnostics;
    expect(zero.map(({ message }) => message)).toContain('a JSON number has no leading zero');
  });
});

describe('A10: names that every object inherits', () => {
  const NAMES = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    'prototype',
    '',
  ];
  const PLACES: readonly (readonly [name: string, at: string, put: (key: string) => string])[] = [
    ['a document', '"Id"', (key) => `${key}: "x", "Id"`],
    ['a statement', '"Sid"', (key) => `${key}: {"a": 1}, "Sid"`],
    ['an operator', '"Bool"', (key) => `${key}: {"aws:a": "b"}, "Bool"`],
    ['a condition key', '"aws:PrincipalTag/team"', (key) => `${key}: "x", "aws:PrincipalTag/team"`],
    [
      'a tag key',
      '"aws:PrincipalTag/team"',
      (key) => `"aws:PrincipalTag/${key.slice(1, -1)}": "x", "aws:PrincipalTag/team"`,
    ],
    ['a principal type', '"AWS"', (key) => `${key}: "*", "AWS"`],
    ['an action', '"s3:GetObject"', (key) => key],
    ['a service', '"s3:GetObject"', (key) => `"${key.slice(1, -1)}:${key.slice(1, -1)}"`],
    ['a variable', '${aws:PrincipalTag/owner}', (key) => `\${${key.slice(1, -1)}}`],
    [
      'a set operator',
      '"Bool"',
      (key) => `"${key.slice(1, -1)}:StringLike": {"aws:a": "b"}, "Bool"`,
    ],
    ['a principal', '"222222222222"', (key) => key],
    [
      'an ARN',
      'arn:aws:s3:::lab/*',
      (key) => `arn:${key.slice(1, -1)}:${key.slice(1, -1)}:${key.slice(1, -1)}::x`,
    ],
  ];

  test.for(PLACES)('as %s are names like any other', ([, at, put]) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const name of NAMES) {
      const { report } = lintAll(POLICY.replace(at, put(JSON.stringify(name))));
      expect(report.policies.length).toBe(1);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Object.getPrototypeOf(toValueOf('{"__proto__": {"polluted": 1}}'))).toBeNull();
  });
});

function toValueOf(text: string): unknown {
  const { root } = parseJson(text);
  return root && toValue(root);
}

describe('A12: every node replaced by every kind of value', () => {
  const KINDS = ['null', 'true', '1', '"x"', '[]', '{}', '[{"x": ["y"]}]'];

  test('is told or read, and no rule throws', () => {
    const { root } = parseJson(POLICY);
    const nodes = root ? nodesOf(root) : [];
    expect(nodes.length).toBeGreaterThan(30);
    for (const { at } of nodes) {
      for (const kind of KINDS) {
        const text = POLICY.slice(0, at.start) + kind + POLICY.slice(at.end);
        const { document, report } = lintAll(text);
        expect(document.problems).toEqual([]);
        for (const { range } of report.diagnostics)
          expect(range.end.offset).toBeLessThanOrEqual(text.length);
      }
    }
  });

  test('a wrong kind in an element has a finding at its place', () => {
    for (const element of ['Action', 'Principal', 'Effect', 'Resource', 'Condition', 'Sid']) {
      const node = elementOf(element);
      const text = POLICY.slice(0, node.at.start) + '[[]]' + POLICY.slice(node.at.end);
      const { diagnostics } = lintAll(text).report;
      const told = diagnostics.filter(({ rule }) => rule === 'syntax/wrong-json-type');
      expect(told.length, element).toBeGreaterThan(0);
      for (const { range } of told)
        expect(range.start.offset - node.at.start, element).toBeLessThanOrEqual(1);
    }
  });
});

function nodesOf(node: Node): readonly Node[] {
  if (node.kind === 'array') return [node, ...node.items.flatMap(nodesOf)];
  if (node.kind === 'object') return [node, ...node.members.flatMap(({ value }) => nodesOf(value))];
  return [node];
}

function elementOf(name: string): Node {
  const statements = property(parseJson(POLICY).root, 'Statement');
  const [first] = statements?.kind === 'array' ? statements.items : [];
  const found = property(first, name);
  if (!found) throw new TypeError(`the policy has no ${name}`);
  return found;
}
