import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { gateOf } from '../../src/catalog/gated-keys.ts';
import { partnersOf } from '../../src/catalog/paired-keys.ts';

test.for([
  ['sts:SourceIdentity', 'sts:SetSourceIdentity'],
  ['AWS:RequestTag/team', 'sts:TagSession'],
  ['aws:TagKeys', 'sts:TagSession'],
  ['sts:TransitiveTagKeys', 'sts:TagSession'],
  ['sts:ExternalId', undefined],
  ['aws:TagKeysX', undefined],
] as const)('%s is set with %s', ([key, action]) => {
  expect(gateOf(key)).toBe(action);
  expect(action === undefined || catalog.action(action)?.id === action).toBe(true);
});

test.for([
  ['aws:vpcsourceip', 'aws:SourceVpc'],
  ['aws:Ec2InstanceSourcePrivateIPv4', 'aws:Ec2InstanceSourceVpc'],
  ['aws:SourceIp', undefined],
] as const)('%s needs %s beside it', ([key, partner]) => {
  const partners = partnersOf(key);
  expect(partners[0]).toBe(partner);
  expect(partners.filter((name) => catalog.conditionKey(name)?.name !== name)).toEqual([]);
});
