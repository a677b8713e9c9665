import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Input } from './input.ts';
import { ROWS } from './operator-table.ts';
import type { Row } from './operator-table.ts';
import { inputOf } from './cases/case.ts';
import { CROSS_ACCOUNT } from './cases/cross-account.ts';
import { ELEMENTS } from './cases/elements.ts';
import { GUARDRAILS } from './cases/guardrails.ts';
import { KEY_POLICY } from './cases/kms.ts';
import { PRINCIPALS } from './cases/principals.ts';
import { PUBLIC_ACCESS } from './cases/public-access.ts';
import { TRUST_POLICY } from './cases/trust.ts';
import { CONTEXT } from './cases/context.ts';
import { GRANT } from './cases/grants.ts';
import { SAME_ACCOUNT } from './cases/same-account.ts';

const DECISIONS = {
  Allow: { T: 'allow', F: 'implicit-deny', U: 'unknown' },
  Deny: { T: 'explicit-deny', F: 'allow', U: 'unknown' },
} as const;

describe('every condition operator in every form and key state', () => {
  test('has one row a combination', () => {
    expect(ROWS.filter(({ state }) => state !== 'mixed')).toHaveLength(27 * 2 * 3 * 4 * 2);
    expect(ROWS.filter(({ state }) => state === 'mixed')).toHaveLength(27 * 2 * 3);
    const names = new Set(
      ROWS.map(({ operator, state, isMatch }) => `${operator} ${state} ${isMatch}`),
    );
    expect(names.size).toBe(ROWS.length);
  });

  test.for(ROWS)('$operator, key $state, matching $isMatch: $expected', (row) => {
    for (const effect of ['Allow', 'Deny'] as const) {
      const { decision, assumptions } = decide(withCondition(row, effect));
      expect(decision, effect).toBe(DECISIONS[effect][row.expected]);
      expect(assumptions, effect).toEqual(row.doubts);
    }
  });
});

describe.for([
  { concept: 'one account', cases: SAME_ACCOUNT },
  { concept: 'two accounts', cases: CROSS_ACCOUNT },
  { concept: 'guardrails', cases: GUARDRAILS },
  { concept: 'principals', cases: PRINCIPALS },
  { concept: 'elements of a statement', cases: ELEMENTS },
  { concept: 'the request context', cases: CONTEXT },
  { concept: 'key policies', cases: KEY_POLICY },
  { concept: 'grants', cases: GRANT },
  { concept: 'S3 Block Public Access', cases: PUBLIC_ACCESS },
  { concept: 'role trust', cases: TRUST_POLICY },
])('cases settled by hand: $concept', ({ cases }) => {
  test.for(cases)('$name ($page)', (settled) => {
    const { decision, assumptions } = decide(inputOf(settled));
    expect(decision).toBe(settled.expect);
    if (settled.doubts !== undefined) expect(assumptions).toEqual(settled.doubts);
  });
});

function withCondition(row: Row, effect: 'Allow' | 'Deny'): Input {
  const tested = {
    Effect: effect,
    Action: '*',
    Resource: '*',
    Condition: { [row.operator]: { 'test:key': row.policy } },
  };
  const always = { Effect: 'Allow', Action: '*', Resource: '*' };
  const Statement = effect === 'Deny' ? [always, tested] : [tested];
  return {
    request: {
      principal: 'arn:aws:iam::111111111111:user/ana',
      action: 's3:ListAllMyBuckets',
      resource: '*',
      context: row.given === undefined ? {} : { 'test:key': row.given },
    },
    policies: { identity: [{ name: 'p', document: { Version: '2012-10-17', Statement } }] },
  };
}
