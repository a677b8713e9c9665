import { describe, expect, test } from 'vitest';
import { exhaustiveDenials } from '../../src/lint/exhaustive-denials.ts';
import { needlessStatements } from '../../src/lint/needless-statements.ts';
import { overruledAllows } from '../../src/lint/overruled-allows.ts';
import type { PolicyContext } from '../../src/lint/rule.ts';
import type { Statement } from '../../src/policy/policy.ts';
import { contextOf } from './policy-of.ts';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' };
const deny = { ...allow, Effect: 'Deny' };

function policy(...Statement: readonly object[]): PolicyContext {
  return contextOf({ Version: '2012-10-17', Statement });
}

function bucket(...Statement: readonly object[]): PolicyContext {
  return contextOf({ Version: '2012-10-17', Statement }, 'bucket');
}

const equals = (value: string | readonly string[]): object => ({
  Condition: { StringEquals: { 'aws:PrincipalTag/team': value } },
});
const differs = (value: string | readonly string[]): object => ({
  Condition: { StringNotEquals: { 'aws:PrincipalTag/team': value } },
});
const from = (Principal: string | object): object => ({ Principal });
const role = { AWS: 'arn:aws:iam::111111111111:role/reader' };
const account = { AWS: '111111111111' };

interface Found {
  readonly statement: Statement;
}

/** The places of what was found, each before those of the statements that it is about. */
function places<One extends Found>(
  found: Iterable<One>,
  about: (one: One) => readonly Statement[],
): readonly (readonly number[])[] {
  return Array.from(found, (one) => [one.statement, ...about(one)].map(({ index }) => index));
}

describe('overruled Allows', () => {
  test.for<[string, readonly (readonly number[])[], PolicyContext]>([
    ['by one', [[0, 1]], policy(allow, { ...deny, Action: 's3:Get*' })],
    ['by the rest', [[0, 1]], policy(allow, { ...deny, Action: undefined, NotAction: 'iam:*' })],
    ['by what tests less', [[0, 1]], policy({ ...allow, ...equals('red') }, deny)],
    [
      'by values',
      [[0, 1]],
      policy({ ...allow, ...equals('red') }, { ...deny, ...equals(['red', 'blue']) }),
    ],
    [
      'by two',
      [[0, 1, 2]],
      policy(
        { ...allow, ...equals(['a', 'b']) },
        { ...deny, ...equals('a') },
        { ...deny, ...equals('b') },
      ),
    ],
    ['in part', [], policy({ ...allow, Action: 's3:Get*' }, deny)],
    ['elsewhere', [], policy(allow, { ...deny, Resource: 'arn:aws:s3:::lab/in/*' })],
    ['under a condition', [], policy(allow, { ...deny, ...equals('red') })],
    ['for everybody', [[0, 1]], bucket({ ...allow, ...from(role) }, { ...deny, ...from('*') })],
    [
      'for the account',
      [[0, 1]],
      bucket({ ...allow, ...from(role) }, { ...deny, ...from(account) }),
    ],
    ['for another', [], bucket({ ...allow, ...from(account) }, { ...deny, ...from(role) })],
    ['for all but one', [], bucket({ ...allow, ...from(role) }, { ...deny, NotPrincipal: role })],
  ])('%s', ([, expected, context]) => {
    expect(places(overruledAllows(context), ({ by }) => by)).toEqual(expected);
  });
});

describe('exhaustive Denies', () => {
  test.for<[string, readonly (readonly number[])[], PolicyContext]>([
    ['two values', [[0, 1]], policy({ ...deny, ...differs('a') }, { ...deny, ...differs('b') })],
    ['opposites', [[0, 1]], policy({ ...deny, ...differs('a') }, { ...deny, ...equals('a') })],
    [
      'a wider one',
      [[0, 1]],
      policy({ ...deny, ...differs('a') }, { ...deny, Action: 's3:*', ...differs('b') }),
    ],
    [
      'a value in common',
      [],
      policy({ ...deny, ...differs('a') }, { ...deny, ...differs(['a', 'b']) }),
    ],
    ['values only', [], policy({ ...deny, ...equals('a') }, { ...deny, ...equals('b') })],
    [
      'other actions',
      [],
      policy({ ...deny, ...differs('a') }, { ...deny, Action: 's3:PutObject', ...differs('b') }),
    ],
    ['a plain Deny', [], policy({ ...deny, ...differs('a') }, deny)],
    [
      'other callers',
      [],
      bucket(
        { ...deny, ...from('*'), ...differs('a') },
        { ...deny, ...from(role), ...differs('a') },
      ),
    ],
    ['Allows', [], policy({ ...allow, ...differs('a') }, { ...allow, ...differs('b') })],
  ])('%s', ([, expected, context]) => {
    expect(places(exhaustiveDenials(context), ({ others }) => others)).toEqual(expected);
  });
});

describe('needless statements', () => {
  const wide = { ...allow, Action: 's3:*', Resource: '*' };

  test.for<[string, readonly (readonly number[])[], PolicyContext]>([
    ['action and resource', [[0, 1]], policy(allow, wide)],
    ['what tests more', [[0, 1]], policy({ ...allow, ...equals('red') }, wide)],
    ['one of a circle stays', [[1, 0]], policy(allow, allow)],
    [
      'what tests less',
      [[1, 0]],
      policy(allow, {
        ...wide,
        ...equals('red'),
        Action: 's3:GetObject',
        Resource: allow.Resource,
      }),
    ],
    ['another value', [], policy({ ...allow, ...equals('red') }, { ...wide, ...equals('blue') })],
    ['a Deny', [[1, 0]], policy(deny, { ...deny, ...equals('red') })],
    [
      'a Deny for everybody',
      [[1, 0]],
      bucket({ ...deny, ...from('*') }, { ...deny, ...from(role) }),
    ],
    ['an Allow for everybody', [], bucket({ ...wide, ...from('*') }, { ...allow, ...from(role) })],
    [
      'an Allow for the account',
      [],
      bucket({ ...wide, ...from(account) }, { ...allow, ...from(role) }),
    ],
    ['an overruled Allow', [], policy(allow, wide, { ...deny, Action: '*', Resource: '*' })],
  ])('%s', ([, expected, context]) => {
    expect(places(needlessStatements(context), ({ by }) => by)).toEqual(expected);
  });
});
