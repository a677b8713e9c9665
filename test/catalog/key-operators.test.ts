import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { ConditionKey } from '../../src/catalog/condition-key.ts';
import { operatorInstead, suits } from '../../src/catalog/key-operators.ts';
import { operator, type Operator } from '../../src/catalog/operators.ts';

function known(name: string, text: string): readonly [Operator, ConditionKey] {
  const row = operator(name);
  const key = catalog.conditionKey(text);
  if (!row || !key) throw new TypeError('the case names an operator and a key');
  return [row, key];
}

test.for([
  ['StringEquals', 'aws:PrincipalOrgID'],
  ['StringLike', 'aws:PrincipalArn'],
  ['StringEquals', 'aws:SecureTransport'],
  ['ArnLike', 'aws:FederatedProvider'],
  ['Null', 'aws:SourceIp'],
  ['NumericLessThan', 'aws:PrincipalTag/level'],
  ['DateLessThan', 'id.example.com:until'],
  ['NumericLessThan', 'aws:EpochTime'],
  ['DateLessThan', 'aws:EpochTime'],
] as const)('%s suits %s', ([name, text]) => {
  expect(suits(...known(name, text))).toBe(true);
});

test.for([
  ['StringEquals', 'aws:SourceIp', 'IpAddress'],
  ['StringNotLike', 'aws:SourceIp', 'NotIpAddress'],
  ['StringEquals', 's3:max-keys', 'NumericEquals'],
  ['StringNotEquals', 'aws:CurrentTime', 'DateNotEquals'],
  ['NumericLessThan', 'aws:CurrentTime', 'DateLessThan'],
  ['NumericLessThan', 's3:prefix', undefined],
  ['NumericEquals', 's3:prefix', 'StringEquals'],
  ['Bool', 's3:prefix', 'StringEquals'],
  ['NumericNotEquals', 'aws:SecureTransport', undefined],
  ['IpAddress', 'aws:SourceArn', 'ArnEquals'],
] as const)('%s does not suit %s, but %s does', ([name, text, instead]) => {
  const [row, key] = known(name, text);
  expect(suits(row, key)).toBe(false);
  expect(operatorInstead(row, key)?.name).toBe(instead);
});
