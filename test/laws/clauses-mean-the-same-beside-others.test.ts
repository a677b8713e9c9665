import { expect, test } from 'vitest';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import { operators } from '../../src/catalog/operators.ts';

const NAMES = operators.map(({ name }) => name);
const VALUES = ['5', 'true', '2026-01-01T00:00:00Z', '192.0.2.1', 'arn:aws:s3:::b', 'YWJj', 'x'];

/** Which of the statements allow a request whose key has the value. */
function allowing(clauses: readonly string[], value: string): readonly number[] {
  const document = {
    Version: '2012-10-17',
    Statement: clauses.map((name) => ({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { [name]: { 'aws:PrincipalTag/k': value } },
    })),
  };
  const evaluation = evaluateValue({
    request: {
      principal: 'arn:aws:iam::111111111111:user/ana',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccount: '111111111111',
      context: { 'aws:PrincipalTag/k': value },
    },
    policies: { identity: [{ name: 'p', document }] },
  });
  if (evaluation.kind === 'invalid') throw new Error(evaluation.problems[0]?.message);
  return evaluation.decision.determining.map(({ statement }) => statement);
}

// Equal tests of one set of policies are one term: two operators must never be taken for one.
test.each(VALUES)('every two operators, on the value %s', (value) => {
  const alone = new Map(NAMES.map((name) => [name, allowing([name], value).length === 1]));
  const together = allowing([...NAMES, ...NAMES.toReversed()], value);
  const expected = [...NAMES, ...NAMES.toReversed()].flatMap((name, index) =>
    alone.get(name) === true ? [index] : [],
  );
  expect(together).toEqual(expected);
  for (const first of NAMES) {
    for (const second of NAMES) {
      const pair = [first, second].flatMap((name, index) =>
        alone.get(name) === true ? [index] : [],
      );
      expect([first, second, ...allowing([first, second], value)]).toEqual([
        first,
        second,
        ...pair,
      ]);
    }
  }
});
