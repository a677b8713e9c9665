import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { operatorInstead, suits } from '../../src/catalog/key-operators.ts';
import { operator } from '../../src/catalog/operators.ts';

/** Operator, key, whether they go together, and the operator that asks the same of the key. */
test.for([
  ['StringEquals', 'aws:PrincipalOrgID', true, 'StringEquals'],
  ['StringLike', 'aws:PrincipalArn', true, 'ArnEquals'],
  ['StringEquals', 'aws:SecureTransport', true, 'Bool'],
  ['ArnLike', 'aws:FederatedProvider', true, 'StringEquals'],
  ['Null', 'aws:SourceIp', true, undefined],
  ['NumericLessThan', 'aws:PrincipalTag/level', true, undefined],
  ['DateLessThan', 'id.example.com:until', true, undefined],
  ['NumericLessThan', 'aws:EpochTime', true, 'DateLessThan'],
  ['StringEquals', 'aws:SourceIp', false, 'IpAddress'],
  ['StringNotLike', 'aws:SourceIp', false, 'NotIpAddress'],
  ['StringEquals', 's3:max-keys', false, 'NumericEquals'],
  ['StringNotEquals', 'aws:CurrentTime', false, 'DateNotEquals'],
  ['NumericLessThan', 'aws:CurrentTime', false, 'DateLessThan'],
  ['NumericLessThan', 's3:prefix', false, undefined],
  ['NumericEquals', 's3:prefix', false, 'StringEquals'],
  ['Bool', 's3:prefix', false, 'StringEquals'],
  ['NumericNotEquals', 'aws:SecureTransport', false, undefined],
  ['IpAddress', 'aws:SourceArn', false, 'ArnEquals'],
] as const)('%s on %s: %s, instead %s', ([name, text, expected, instead]) => {
  const row = operator(name);
  const key = catalog.conditionKey(text);
  if (!row || !key) throw new TypeError('the case names an operator and a key');
  expect(suits(row, key)).toBe(expected);
  if (!expected || row.family === 'Numeric') {
    expect(operatorInstead(row, key)?.name).toBe(instead);
  }
});
