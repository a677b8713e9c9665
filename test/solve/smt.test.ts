import { describe, expect, test } from 'vitest';
import type { Question, SymbolicRequest } from '../../src/solve/question.ts';
import { smtText } from '../../src/solve/smt-text.ts';
import { Terms } from '../../src/term/terms.ts';
import { randomQuestion } from './cvc5-questions.ts';
import { openRequest } from './questions.ts';
import { statementTerm, type StatementJson } from './terms.ts';

const request = openRequest({
  action: { kind: 'variable', name: 'action' },
  resource: { kind: 'variable', name: 'resource' },
});

function question(json: StatementJson, more: Partial<SymbolicRequest> = {}): Question {
  return { parts: [{ term: statementTerm(json, new Terms()), request: { ...request, ...more } }] };
}

/** What is asserted of the request; without what holds of all values, and of presence alone. */
function asserted(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const isAsked = lines[at - 1]?.startsWith('; request') === true;
    return isAsked && !/^\(assert \|present [^|]*\|\)$/.test(line)
      ? [line.slice('(assert '.length, -1)]
      : [];
  });
}

function condition(operator: string, key: string, ...values: readonly string[]): StatementJson {
  return { Condition: { [operator]: { [key]: values } } };
}

type Row = readonly [title: string, json: StatementJson, ...asserted: readonly string[]];

const ROWS: readonly Row[] = [
  ['texts', condition('StringEquals', 'k', 'a', 'b'), '(or (= |text k| "a") (= |text k| "b"))'],
  ['a prefix', condition('StringLike', 'k', 'a*'), '(str.prefixof "a" |text k|)'],
  ['a suffix', condition('StringLike', 'k', '*a'), '(str.suffixof "a" |text k|)'],
  ['a text within', condition('StringLike', 'k', '*a*'), '(str.contains |text k| "a")'],
  [
    'both ends, which may not overlap',
    condition('StringLike', 'k', 'a*a'),
    '(str.prefixof "a" |text k|)',
    '(str.suffixof "a" |text k|)',
    '(>= (str.len |text k|) 2)',
  ],
  [
    'other patterns',
    condition('StringLike', 'k', 'a?*'),
    '(str.in_re |text k| (re.++ (str.to_re "a") re.allchar re.all))',
  ],
  [
    'letters in either case',
    condition('StringEqualsIgnoreCase', 'k', '1a'),
    '(str.in_re |text k| (re.++ (str.to_re "1") (re.union (str.to_re "A") (str.to_re "a"))))',
  ],
  [
    'a negated operator, which holds of an absent key',
    condition('StringNotEquals', 'k', 'a'),
    '(or (not |present k|) (and |present k| (not (= |text k| "a"))))',
  ],
  ['an absent key', condition('Null', 'k', 'true'), '(not |present k|)'],
  [
    'an ARN, whose wildcards stay in its parts',
    condition('ArnLike', 'k', 'arn:aws:iam::*:a*'),
    '(str.in_re |text k| (re.++ (str.to_re "arn:aws:iam::") (re.* (re.diff re.allchar (str.to_re ":"))) (str.to_re ":a") re.all))',
  ],
  [
    'numbers',
    condition('NumericLessThan', 'k', '-9.50', '0'),
    '|is-number k|',
    '(or (< |number k| (- 9.5)) (< |number k| 0.0))',
  ],
  [
    'dates',
    condition('DateGreaterThanEquals', 'k', '1970-01-02', '1969-12-31T23:59:59.5Z'),
    '|is-instant-seconds k|',
    '(or (>= |instant-seconds k| 86400.0) (>= |instant-seconds k| (+ (- 1.0) 0.5)))',
  ],
  [
    'networks of both families',
    condition('IpAddress', 'k', '10.0.0.7/30', '::1'),
    '|is-address k|',
    '(or (and (<= 167772164 |address k|) (<= |address k| 167772167)) (= |address k| 4294967297))',
  ],
  [
    'bytes, of which several texts tell',
    condition('BinaryEquals', 'k', 'YWI='),
    '(or (= |text k| "YWI=") (= |text k| "YWJ=") (= |text k| "YWK=") (= |text k| "YWL="))',
  ],
  [
    'a policy variable',
    condition('StringLike', 'k', 'x-${other}-*'),
    '(str.prefixof (str.++ "x-" |text other| "-") |text k|)',
  ],
  [
    'a policy variable with a default',
    condition('StringEquals', 'k', "${other, 'd'}"),
    '(or (and (not |present other|) (= |text k| "d")) (and |present other| (= |text k| |text other|)))',
  ],
  [
    'actions, in lower case',
    { Action: ['s3:Get*', 'S3:PutObject'] },
    '(or (str.prefixof "s3:get" |text action|) (= |text action| "s3:putobject"))',
  ],
  [
    'a resource with a policy variable',
    { Resource: 'arn:aws:s3:::lab/${k}/?' },
    '(= (str.len |text resource|) (+ 19 (str.len |text k|)))',
    '(= (str.substr |text resource| 0 (+ 18 (str.len |text k|))) (str.++ "arn:aws:s3:::lab/" |text k| "/"))',
  ],
  [
    'characters that end literals, and those that are not plain',
    condition('StringEquals', 'k', 'a"|\\\n\u00e9\u{1f600}'),
    '(= |text k| "a""|\\u{5c}\\u{a}\\u{e9}\\u{d83d}\\u{de00}")',
  ],
];

describe('a test is told in SMT-LIB', () => {
  test.for(ROWS)('%s', ([, json, ...expected]) => {
    expect(asserted(smtText(question(json)))).toEqual(expected);
  });

  test('a list has some values, of which the first are there', () => {
    const text = smtText(question(condition('ForAnyValue:StringEquals', 'test:list', 'a')));
    expect(text).toContain('(assert (or (not |has-2 test:list|) |has-1 test:list|))');
    expect(text).toContain('(and |has-2 test:list| (= |text-2 test:list| "a"))');
    expect(text).not.toContain('|has-3');
  });

  test('each reading is its own text', () => {
    const asked = question(condition('StringEquals', 'k', 'a'));
    expect(smtText({ ...asked, readings: new Set(['D10']) })).toContain('(= |text k| "")');
    expect(smtText(asked)).not.toContain('(= |text k| "")');
  });
});

test('a statement is defined once, under the name that the policy gives it', () => {
  const terms = new Terms();
  const part = statementTerm({ Action: 's3:*' }, terms);
  const source = {
    kind: 'scp',
    policy: 'guard\n(exit)',
    statement: 2,
    sid: 'Only',
    effect: 'Deny',
  };
  const term = terms.statement({ ...source, kind: 'scp', effect: 'Deny' }, part);
  const text = smtText({ parts: [{ term, request, holds: false }] }, 'sat');
  expect(text.split('\n').slice(3)).toEqual([
    '(set-logic ALL)',
    '(set-info :status sat)',
    '(declare-const |text action| String)',
    '; what the question takes for granted',
    '(assert (not (= |text action| "")))',
    '; Deny: statement 2 "Only" of the scp policy guard%000a(exit)',
    '(define-fun |statement 1| () Bool (str.prefixof "s3:" |text action|))',
    '; request 1 is not as asked',
    '(assert (not |statement 1|))',
    '(check-sat)',
    '',
  ]);
});

test('what nobody can tell falls as the question would have it', () => {
  const hidden = question(condition('StringEquals', 'k', 'a'), {
    key: () => ({ kind: 'unknown' }),
  });
  const text = smtText(hidden);
  expect(text).toContain('(declare-const |may-hold 1| Bool)\n');
  expect(asserted(text)).toEqual(['|may-hold 1|']);
  const [part] = hidden.parts;
  if (!part) throw new Error('no part');
  expect(asserted(smtText({ parts: [{ ...part, holds: false }] }))).toEqual([
    '(not |surely-holds 1|)',
  ]);
});

test('names keep to themselves', () => {
  const name = 'a|\\"(b)\u00e9';
  const text = smtText(question(condition('StringEquals', name, 'x')));
  expect(text).toContain('(declare-const |text a%007c%005c"(b)%00e9| String)');
});

test('a text says where it is not exact', () => {
  const mixed = {
    Condition: { StringLike: { k: 'a*' }, NumericEquals: { k: '1' } },
  };
  expect(smtText(question(mixed))).toContain('sat may be too much');
  const between = condition('StringLike', 'k', '*${other}?*');
  expect(smtText(question(between))).toContain('sat may be too much');
  const lists = Array.from({ length: 9 }, (_, index) =>
    statementTerm(condition('ForAnyValue:StringLike', 'test:list', `${index}*`), new Terms()),
  );
  const many = { parts: lists.map((term) => ({ term, request })) };
  expect(smtText(many)).toContain('unsat is no proof of more');
});

test('the same question gives the same text', () => {
  for (let seed = 0; seed < 50; seed++) {
    expect(smtText(randomQuestion(seed))).toBe(smtText(randomQuestion(seed)));
  }
});
