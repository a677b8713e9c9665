import { expect, test } from 'vitest';
import { checkCertificate } from '../../src/solve/check-certificate.ts';
import type { Question, SymbolicRequest } from '../../src/solve/question.ts';
import { REASONS, solve, type Answer } from '../../src/solve/solve.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { ANA, callerOf, decided, named } from './cvc5-questions.ts';
import type { PolicyJson, StatementJson } from './cvc5-policies.ts';

/*
 * Policies that are built to be hard. An answer has to come, or the reason why there is none; how
 * long it may take is for the benchmark.
 */

const REQUEST: SymbolicRequest = {
  caller: callerOf(ANA),
  action: { kind: 'variable', name: 'action' },
  resource: { kind: 'variable', name: 'resource' },
  key: (name) => ({ kind: 'variable', name, mayBeAbsent: true }),
};

function policyOf(Statement: readonly StatementJson[]): PolicyJson {
  return { Version: '2012-10-17', Statement };
}

function allowed(policy: PolicyJson, holds = true): Question['parts'][number] {
  const policies = { identity: [named(policy, 'identity')] };
  return { term: decided(policies, 'other', new PolicyLibrary()), request: REQUEST, holds };
}

function statement(index: number, more: StatementJson): StatementJson {
  return { Effect: index === 0 ? 'Allow' : 'Deny', Action: '*', Resource: '*', ...more };
}

function many(count: number, make: (index: number) => StatementJson): PolicyJson {
  return policyOf(Array.from({ length: count }, (_, index) => make(index)));
}

/** Each asks for two texts somewhere in the resource, so that any of them may overlap. */
const OVERLAPPING = many(200, (index) => ({
  ...statement(index % 2, {}),
  Resource: `arn:aws:s3:::*${(index * 7919).toString(36)}*${(index * 104_729).toString(36)}*`,
}));

const KEYS = many(60, (key) => {
  const values = Array.from({ length: 60 }, (_, value) => `*${key}x${value}*`);
  return statement(key, { Condition: { StringNotLike: { [`aws:RequestTag/k${key}`]: values } } });
});

/** A value that has each of 23 letters and not the first: 2^24 kinds of texts. */
const LETTERS = many(24, (index) => {
  const letter = String.fromCharCode(0x61 + index);
  return statement(index, { Condition: { StringNotLike: { 'aws:RequestTag/k': `*${letter}*` } } });
});

const TEXTS = many(1, (index) => {
  const values = Array.from({ length: 500 }, (_, value) => `*${value}*`);
  return statement(index, { Condition: { StringLike: { 'aws:RequestTag/k': values } } });
});

const YES = 'satisfiable';
const NO = 'unsatisfiable';

interface Expected {
  readonly can: readonly Answer['kind'][];
  readonly equal: readonly Answer['kind'][];
  readonly more: readonly Answer['kind'][];
}

/** The answers that may be given; what is not there would be wrong. */
const POLICIES: readonly (readonly [string, PolicyJson, Expected])[] = [
  [
    '200 wildcards that overlap',
    OVERLAPPING,
    { can: [YES], equal: [NO, 'unknown'], more: [YES, 'unknown'] },
  ],
  ['60 keys with 60 values each', KEYS, { can: [YES], equal: [NO], more: [YES] }],
  [
    'a value of 23 letters',
    LETTERS,
    { can: [YES, 'unknown'], equal: [NO, 'unknown'], more: [YES, 'unknown'] },
  ],
  ['one of 500 texts', TEXTS, { can: [YES], equal: [NO], more: [YES] }],
];

/** Asks, and holds the answer to what every answer must be. */
function ask(question: Question): Answer['kind'] {
  const answer = solve(question);
  if (answer.kind === 'unknown') expect(Object.values(REASONS)).toContain(answer.reasons[0]);
  return answer.kind;
}

/** What the statements in their order allow, and in another order do not. */
function reordered(policy: PolicyJson): Question {
  const turned = policyOf(policy.Statement.toReversed());
  return { parts: [allowed(policy), allowed(turned, false)] };
}

test.for(POLICIES)('%s: whether anything is allowed', ([, policy, { can }]) => {
  expect(can).toContain(ask({ parts: [allowed(policy)] }));
});

test.for(POLICIES)('%s: the order of statements changes nothing', ([, policy, { equal }]) => {
  expect(equal).toContain(ask(reordered(policy)));
});

test.for(POLICIES)('%s: without the first statement less is allowed', ([, policy, { more }]) => {
  const less = policyOf(policy.Statement.slice(1));
  expect(more).toContain(ask({ parts: [allowed(policy), allowed(less, false)] }));
});

test('a proof with too many kinds of texts to try is not taken to be valid, nor tried for ever', () => {
  const question = reordered(TEXTS);
  const answer = solve(question);
  if (answer.kind !== NO) throw new Error(answer.kind);
  expect(checkCertificate(question, answer.certificate)).toMatchObject({ kind: 'unchecked' });
});
