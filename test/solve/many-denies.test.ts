import { expect, test } from 'vitest';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Question, SymbolicKey, Variable } from '../../src/solve/question.ts';
import { solve } from '../../src/solve/solve.ts';
import { decisionUnder } from '../oracle/decide.ts';
import type { Policies } from '../oracle/input.ts';
import { ACCOUNT, ANA, callerOf, decided, named } from './cvc5-questions.ts';
import type { PolicyJson, StatementJson } from './cvc5-policies.ts';
import { Choices } from './cvc5-random.ts';

/*
 * Policies of so many Deny statements that a search looks up which of them matter. Nearly every
 * bucket is denied in whole or by halves; where one half is missing, something is allowed.
 */

const WORLDS = 24;
const BUCKETS = Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::bucket-${index}`);
const TAG = 'aws:PrincipalTag/team';
const LIST = 'aws:TagKeys';
const TEXTS = ['red', 'blue'] as const;
const LISTS = [undefined, ['red'], ['blue'], ['red', 'blue']] as const;

function condition(operator: string, key: string): StatementJson {
  return { Condition: { [operator]: { [key]: 'red' } } };
}

/** A condition and its opposite. */
const HALVES: readonly [readonly StatementJson[], ...(readonly StatementJson[])[]] = [
  [condition('StringEquals', TAG), condition('StringNotEquals', TAG)],
  [condition('ForAnyValue:StringLike', LIST), condition('ForAllValues:StringNotLike', LIST)],
];

function denials(choices: Choices): readonly StatementJson[] {
  return BUCKETS.flatMap((Resource) => {
    if (choices.chance(40)) return [{ Resource }];
    const halves = choices.pick(HALVES).map((half) => ({ Resource, ...half }));
    return choices.chance(8) ? halves.slice(1) : halves;
  });
}

/** Denials that no bucket tells apart: together they deny what the first half leaves. */
function general(choices: Choices): readonly StatementJson[] {
  if (!choices.chance(50)) return [];
  return ['ForAnyValue:StringLike', 'ForAllValues:StringNotLike'].map((operator) => ({
    Resource: '*',
    Condition: { StringEquals: { [TAG]: 'red' }, [operator]: { [LIST]: 'red' } },
  }));
}

function policyOf(seed: number): PolicyJson {
  const choices = new Choices(seed);
  const deny = [...denials(choices), ...general(choices)].map((one) => ({
    Effect: 'Deny',
    ...one,
  }));
  const allow = [...'1234'].map((digit) => ({
    Effect: 'Allow',
    Resource: [`arn:aws:s3:::bucket-${digit}*`, `arn:aws:s3:::bucket-?`],
  }));
  const statements = [...allow, ...deny].map((one) => ({ Action: 's3:ListBucket', ...one }));
  const from = choices.number(statements.length);
  return {
    Version: '2012-10-17',
    Statement: [...statements.slice(from), ...statements.slice(0, from)],
  };
}

function among(name: string, texts: readonly string[]): Variable {
  const domain = { kind: 'texts', texts: new Set(texts), ignoreCase: false } as const;
  return { kind: 'variable', name, domain };
}

function questionOf(policy: PolicyJson): Question {
  const term = decided({ identity: [named(policy, 'identity')] }, 'other', new PolicyLibrary());
  const request = {
    caller: callerOf(ANA),
    action: { kind: 'value', text: 's3:listbucket' } as const,
    resource: among('bucket', BUCKETS),
    key: (name: string): SymbolicKey => ({
      ...among(name, TEXTS),
      mayBeAbsent: true,
      isMultivalued: name === 'aws:tagkeys',
    }),
  };
  return { parts: [{ term, request }] };
}

/** Whether one of all requests is allowed, each decided by itself under what bears on its bucket. */
function isAnyAllowed({ Version, Statement }: PolicyJson): boolean {
  return BUCKETS.some((resource) => {
    const near = Statement.filter(
      (one) => typeof one['Resource'] !== 'string' || ['*', resource].includes(one['Resource']),
    );
    const document = { Version, Statement: near };
    const policies = { identity: [{ name: 'identity', document }] };
    return isAllowedAt(resource, policies);
  });
}
function isAllowedAt(resource: string, policies: Policies): boolean {
  return [undefined, ...TEXTS].some((tag) =>
    LISTS.some((list) => {
      const context = { ...(tag && { [TAG]: tag }), ...(list && { [LIST]: list }) };
      const asked = { principal: ANA, action: 's3:ListBucket', resource, context };
      const request = { ...asked, resourceAccount: ACCOUNT };
      return decisionUnder({ request, policies }) === 'allow';
    }),
  );
}

test(`${WORLDS} policies of many Deny statements are decided exactly`, { timeout: 0 }, () => {
  const counts = { satisfiable: 0, unsatisfiable: 0 };
  for (let seed = 0; seed < WORLDS; seed++) {
    const policy = policyOf(seed);
    const question = questionOf(policy);
    const expected = isAnyAllowed(policy) ? 'satisfiable' : 'unsatisfiable';
    counts[expected]++;
    expect({ seed, kind: solve(question).kind }).toEqual({ seed, kind: expected });
  }
  expect(Math.min(counts.satisfiable, counts.unsatisfiable)).toBeGreaterThan(WORLDS / 5);
});
