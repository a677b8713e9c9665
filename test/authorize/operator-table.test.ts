import { expect, test } from 'vitest';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { ROWS, type Row } from '../oracle/operator-table.ts';

/** What the only tested statement makes of the request: beside nothing, or beside an Allow of all. */
const DECISIONS = {
  Allow: { T: 'allow', F: 'implicit-deny', U: 'unknown' },
  Deny: { T: 'explicit-deny', F: 'allow', U: 'unknown' },
} as const;

test.for(ROWS)('$operator, key $state, matching $isMatch: $expected', (row) => {
  for (const effect of ['Allow', 'Deny'] as const) {
    const evaluation = evaluateValue(inputOf(row, effect));
    expect(evaluation).toMatchObject({
      decision: { decision: DECISIONS[effect][row.expected], assumptions: row.doubts },
    });
  }
});

function inputOf(row: Row, effect: 'Allow' | 'Deny'): object {
  const Condition = { [row.operator]: { 'test:key': row.policy } };
  const tested = { Effect: effect, Action: '*', Resource: '*', Condition };
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
