import { describe, expect, test } from 'vitest';
import {
  demandedKeys,
  keysDeniedWithout,
  openKeys,
  outcomeWhenAbsent,
  resultWhenAbsent,
} from '../../src/lint/absent-key.ts';
import { ROWS } from '../oracle/operator-table.ts';
import { policyOf } from './policy-of.ts';
import { clauseOf, statementOf } from './statement-of.ts';

describe('the result of a test without its key', () => {
  test.for<[string, string, boolean | undefined]>([
    ['StringEquals', 'a', false],
    ['StringNotEquals', 'a', true],
    ['NumericLessThan', '1', false],
    ['NotIpAddress', '192.0.2.0/24', true],
    ['StringEqualsIfExists', 'a', true],
    ['StringNotEqualsIfExists', 'a', true],
    ['Null', 'true', true],
    ['Null', 'FALSE', false],
    ['Null', 'maybe', undefined],
    ['NullIfExists', 'true', undefined],
    ['ForAllValues:StringEquals', 'a', true],
    ['ForAnyValue:StringEquals', 'a', false],
    ['ForAnyValue:StringNotEquals', 'a', false],
    ['ForAllValues:StringEqualsIfExists', 'a', true],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined],
    ['stringnotequals', 'a', true],
    ['StringIsEqual', 'a', undefined],
  ])('%s with %j: %j', ([operator, value, result]) => {
    expect(resultWhenAbsent(clauseOf({ [operator]: { 'aws:TagKeys': value } }))).toBe(result);
  });

  test('Null takes a JSON boolean, and one value only', () => {
    expect(resultWhenAbsent(clauseOf({ Null: { 'aws:TagKeys': true } }))).toBe(true);
    expect(resultWhenAbsent(clauseOf({ Null: { 'aws:TagKeys': ['true', 'false'] } }))).toBe(
      undefined,
    );
  });

  test('is that of the operator table, wherever the pages of AWS agree', () => {
    const absent = ROWS.filter(({ state, doubts }) => state === 'absent' && doubts.length === 0);
    const rows = absent.filter(({ operator }) => !operator.endsWith('NullIfExists'));
    expect(rows.length).toBeGreaterThan(100);
    for (const { operator, policy, expected } of rows) {
      const result = resultWhenAbsent(clauseOf({ [operator]: { 'test:key': policy } }));
      expect(result, operator).toBe(expected === 'T');
    }
  });
});

test.for([
  ['Deny', 'StringNotEquals', 'alwaysDenies'],
  ['Deny', 'StringEquals', 'neverDenies'],
  ['Allow', 'StringNotEquals', 'alwaysAllows'],
  ['Allow', 'StringEquals', 'neverAllows'],
  [undefined, 'StringEquals', undefined],
  ['Allow', 'NoOperator', undefined],
] as const)('%s by %s: %s', ([effect, operator, outcome]) => {
  expect(outcomeWhenAbsent(effect, clauseOf({ [operator]: { 'aws:TagKeys': 'a' } }))).toBe(outcome);
});

test('a statement demands the keys of tests that are false without them', () => {
  const statement = statementOf({
    Condition: {
      StringEquals: { 'AWS:RequestTag/Team': 'red' },
      StringNotEquals: { 'aws:PrincipalTag/team': 'red' },
      Null: { 'aws:ResourceTag/team': 'false', 'aws:TagKeys': 'true' },
    },
  });
  expect([...demandedKeys(statement)]).toEqual(['aws:requesttag/team', 'aws:resourcetag/team']);
  expect([...openKeys(statement)]).toEqual(['aws:principaltag/team', 'aws:tagkeys']);
});

test('a policy denies requests without the keys of tests that are true in a Deny', () => {
  const policy = policyOf({
    Statement: [
      { Effect: 'Deny', Condition: { Null: { 'aws:RequestTag/team': 'true' } } },
      { Effect: 'Deny', Condition: { StringEquals: { 'aws:RequestTag/stage': 'prod' } } },
      { Effect: 'Allow', Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } } },
    ],
  });
  expect([...keysDeniedWithout(policy)]).toEqual(['aws:requesttag/team']);
});
