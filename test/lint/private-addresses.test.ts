import { expect, test } from 'vitest';
import { privateAddresses } from '../../src/lint/private-addresses.ts';
import { policyOf } from './policy-of.ts';

function found(Condition: object): readonly (readonly [string, boolean, readonly string[]])[] {
  const Statement = [{ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition }];
  return [...privateAddresses(policyOf({ Version: '2012-10-17', Statement }))].map(
    ({ kind, negated, addresses }) => [kind, negated, addresses.map(({ text }) => text)],
  );
}

test.for<[object, ReturnType<typeof found>]>([
  [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, [['only', false, ['10.0.0.0/8']]]],
  [{ NotIpAddress: { 'AWS:sourceip': ['::1'] } }, [['only', true, ['::1']]]],
  [
    { IpAddressIfExists: { 'aws:SourceIp': ['203.0.113.7', '10.1.1.1', 'fd00::/8'] } },
    [['mixed', false, ['10.1.1.1', 'fd00::/8']]],
  ],
  [
    { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '<office>'] } },
    [['mixed', false, ['10.0.0.0/8']]],
  ],
  [{ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, []],
  [{ IpAddress: { 'aws:SourceIp': ['203.0.113.7', 'here'] } }, []],
  [{ IpAddress: { 'aws:SourceIp': [] } }, []],
  [{ 'ForAnyValue:IpAddress': { 'aws:SourceIp': '10.0.0.0/8' } }, []],
  [{ StringEquals: { 'aws:SourceIp': '10.0.0.0/8' } }, []],
])('%j', ([Condition, expected]) => {
  expect(found(Condition)).toEqual(expected);
});
