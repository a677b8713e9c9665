import { expect, test } from 'vitest';
import { documentedOperator, nearestOperator } from '../../src/catalog/nearest-operator.ts';
import { operatorFault } from '../../src/lint/operator-fault.ts';
import { readOperatorUse } from '../../src/policy/operator-use.ts';

test.for([
  ['StringEquals', undefined],
  ['ForAnyValue:StringLikeIfExists', undefined],
  ['NullIfExists', undefined],
  ['ForAllValues:Null', undefined],
  ['<operator>', undefined],
  ['ForAnyValue:${operator}', undefined],
  ['stringequals', 'otherCase'],
  ['StringEqual', 'near'],
  ['ForAnyValues:StringEquals', 'near'],
  ['AnyOf:StringEquals', 'unknownSet'],
  ['Matches', 'unknown'],
  ['', 'unknown'],
  [':', 'unknown'],
] as const)('%s: %s', ([value, fault]) => {
  const use = readOperatorUse({ kind: 'string', at: { start: 0, end: 0 }, value });
  expect(operatorFault(use, documentedOperator(value) ?? nearestOperator(value))).toBe(fault);
});
