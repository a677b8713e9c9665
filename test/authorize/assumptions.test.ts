import { expect, test } from 'vitest';
import { assumptions } from '../../src/authorize/assumptions.ts';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { POINTS } from '../oracle/readings.ts';

test('every doubtful point of the specification is named, and no other', () => {
  expect([...assumptions.keys()]).toEqual([...POINTS]);
});

test.for([...assumptions.values()])('$id states both readings and a page', (assumption) => {
  expect(assumption.usual).not.toBe(assumption.other);
  for (const text of Object.values(assumption)) expect(text).not.toBe('');
});

test('a reading can be chosen, and is then the one whose opposite matters', () => {
  const input = {
    request: {
      principal: 'arn:aws:iam::111111111111:user/ana',
      action: 's3:ListAllMyBuckets',
      resource: '*',
    },
    policies: {
      identity: [
        {
          name: 'p',
          document: { Statement: { Effect: 'Allow', Action: '*:*', Resource: '*' } },
        },
      ],
    },
  };
  expect(evaluateValue(input)).toMatchObject({
    decision: { decision: 'allow', assumptions: ['D29'] },
  });
  expect(evaluateValue(input, { readings: new Set(['D29']) })).toMatchObject({
    decision: { decision: 'implicit-deny', assumptions: ['D29'] },
  });
});
