import { expect, test } from 'vitest';
import { documentedOperator, nearestOperator } from '../../src/catalog/nearest-operator.ts';

test.for([
  ['StringEqual', 'StringEquals'],
  ['StringNotEqual', 'StringNotEquals'],
  ['StringLikes', 'StringLike'],
  ['StringEqualsIfExist', 'StringEqualsIfExists'],
  ['ForAnyValues:StringLike', 'ForAnyValue:StringLike'],
  ['ForAllValue:StringEquals', 'ForAllValues:StringEquals'],
  ['ForAnyValue.StringEquals', 'ForAnyValue:StringEquals'],
  ['IPAdress', 'IpAddress'],
  ['Matches', undefined],
  ['aws:SourceIp', undefined],
] as const)('%s was to be %s', ([text, expected]) => {
  expect(nearestOperator(text)).toBe(expected);
});

test.for([
  ['stringequals', 'StringEquals'],
  ['forallvalues:stringlikeIFEXISTS', 'ForAllValues:StringLikeIfExists'],
  ['null', 'Null'],
  ['NullIfExists', undefined],
  ['ForAnyValue:Null', undefined],
  ['stringequal', undefined],
] as const)('%s is documented as %s', ([text, expected]) => {
  expect(documentedOperator(text)).toBe(expected);
});
