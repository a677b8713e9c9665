import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { conditionTerm } from '../../src/term/condition.ts';
import { printTerm } from '../../src/term/print.ts';
import { TRUE, type Malformed, type Term } from '../../src/term/term.ts';
import { Terms } from '../../src/term/terms.ts';

/** The term of the only clause of a condition block. */
function termOf(block: object, terms = new Terms()): Term | Malformed {
  const tree = fromValue({ Statement: { Condition: block } });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') return TRUE;
  const clause = readPolicy(tree.root, 'identity').statements[0]?.conditions[0];
  return clause ? conditionTerm(clause, true, terms) : TRUE;
}

function printed(block: object): string {
  const term = termOf(block);
  return 'malformed' in term ? term.malformed : printTerm(term);
}

describe('a condition clause', () => {
  test.for<[object, string]>([
    [{ StringEquals: { 'aws:username': 'ana' } }, '`aws:username` equals `ana`'],
    [{ stringlike: { k: ['a*', 'b'] } }, '`k` is like `a*` or `b`'],
    [{ StringNotEquals: { k: 'a' } }, '`k` does not equal `a` (or is absent)'],
    [{ StringNotLike: { k: ['a', 'b'] } }, '`k` is not like any of `a`, `b` (or is absent)'],
    [{ StringEqualsIfExists: { k: 'a' } }, '`k` equals `a` (or is absent)'],
    [{ StringEqualsIgnoreCase: { k: 'A' } }, '`k` equals `A` in any letter case'],
    [{ NumericLessThanEquals: { k: 10 } }, '`k` is at most `10`'],
    [{ DateGreaterThan: { k: '2024-01-01' } }, '`k` is after `2024-01-01`'],
    [{ IpAddress: { k: '10.0.0.0/8' } }, '`k` is within `10.0.0.0/8`'],
    [{ Bool: { k: true } }, '`k` is `true`'],
    [{ Null: { k: 'true' } }, '`k` is absent'],
    [{ 'ForAnyValue:Null': { k: false } }, '`k` is present'],
    [{ 'ForAllValues:StringLike': { k: 'a*' } }, 'every value of `k` is like `a*` (or is absent)'],
    [{ 'ForAnyValue:StringEquals': { k: ['a', 'b'] } }, 'some value of `k` equals `a` or `b`'],
  ])('%o reads: %s', ([block, words]) => {
    expect(printed(block)).toBe(words);
  });

  test.for<[object, string]>([
    [{ StringIs: { k: 'a' } }, '`StringIs` is no condition operator'],
    [{ NullIfExists: { k: 'true' } }, '`NullIfExists` is no condition operator'],
    [{ 'ForSome:StringEquals': { k: 'a' } }, '`ForSome:StringEquals` is no condition operator'],
    [{ 'String\u212aquals': { k: 'a' } }, '`String\u212aquals` is no condition operator'],
    [{ StringEquals: { k: [] } }, '`k` has no values'],
    [{ StringEquals: { k: '${aws:username' } }, 'a policy variable under `k` is malformed'],
  ])('%o is malformed: %s', ([block, reason]) => {
    expect(printed(block)).toBe(reason);
  });

  test('with values of one kind is one test', () => {
    expect(termOf({ StringLike: { k: ['a', 'b*', 'c?'] } })).toMatchObject({ kind: 'test' });
  });

  test('gives each value with a variable a test of its own, which relates two keys', () => {
    const term = termOf({ StringEquals: { k: ['a', 'b', '${aws:username}', 'x${a:b}${c:d}'] } });
    expect(term).toMatchObject({ kind: 'or', parts: { length: 3 } });
    const negated = termOf({ StringNotEquals: { k: ['a', '${aws:username}'] } });
    expect(negated).toMatchObject({ kind: 'and', parts: { length: 2 } });
  });

  test('takes escapes and plain text alike', () => {
    const terms = new Terms();
    const [escape, text] = ['a${*}', 'a*'].map((value) =>
      termOf({ StringEquals: { k: value } }, terms),
    );
    expect(escape).toMatchObject({ test: { sets: [{ kind: 'texts' }] } });
    expect(text).toMatchObject({ test: { sets: [{ kind: 'texts' }] } });
  });

  test('of a negated operator with a variable is doubtful', () => {
    expect(termOf({ StringNotEquals: { k: '${aws:username}' } })).toMatchObject({
      kind: 'reading',
      point: 'D7',
    });
  });

  test('is shared with a clause that says the same in another spelling', () => {
    const terms = new Terms();
    const one = termOf({ StringEquals: { 'aws:UserName': 'a' } }, terms);
    expect(termOf({ STRINGEQUALS: { 'AWS:username': ['a'] } }, terms)).toBe(one);
    expect(termOf({ StringNotEquals: { 'aws:username': ['a'] } }, terms)).not.toBe(one);
  });
});
