import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { isListedInFull } from '../../src/catalog/complete-services.ts';
import { neverDeliversPair, neverSendsPair } from '../../src/catalog/service-contexts.ts';
import { isUnlistedAction } from '../../src/catalog/unlisted-actions.ts';
import { unlistedService } from '../../src/catalog/unlisted-services.ts';

test.for([
  ['deeplens', 'ended'],
  ['zocalo', 'ended'],
  ['builderid', 'undocumented'],
  ['s3', undefined],
] as const)('%s is %s', ([prefix, kind]) => {
  expect(unlistedService(prefix)).toBe(kind);
  expect(catalog.service(prefix) === undefined).toBe(kind !== undefined);
});

test.for(['memorydb:ReplicateMultiRegionClusterData', 'payments:get', 'securityagent:ListTasks'])(
  '%s is an action that the reference leaves out',
  (id) => {
    expect(isUnlistedAction(id)).toBe(true);
    expect(catalog.action(id)).toBeUndefined();
  },
);

test('an action of the reference is none', () => {
  expect(isUnlistedAction('s3:GetObject')).toBe(false);
});

test.for([
  ['s3', true],
  ['events', true],
  ['sagemaker', false],
] as const)('the forms of %s are known in full: %s', ([service, isFull]) => {
  expect(isListedInFull(service)).toBe(isFull);
});

test.for([
  ['sqs', 'owner', true],
  ['sqs', 'aws:sqs:arn', false],
  ['secretsmanager', 'secretarn', false],
  ['ssm', 'SecretARN', true],
  ['s3', 'owner', false],
  ['glue', 'glue_catalog_id', false],
] as const)('calls through %s never have the pair %s: %s', ([service, pair, isNever]) => {
  expect(neverSendsPair(service, pair)).toBe(isNever);
});

test('what a service writes to a bucket by itself has no pair of a caller', () => {
  expect(neverDeliversPair('s3', 'owner')).toBe(true);
  expect(neverDeliversPair('s3', 'aws:s3:arn')).toBe(false);
  expect(neverDeliversPair('backup', 'owner')).toBe(false);
});
