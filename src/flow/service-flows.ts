import { demand, ENCRYPT, forwarded, on } from './checks.ts';
import type { Check, Operation } from './operation.ts';

const BUCKET_ACL = on('GetBucketAcl', { on: 'bucket' });
const LOOK_AT_BUCKET_KEY = forwarded('Decrypt', 'written', { when: 'bucket-key' });
/** Deliveries are uploads that give their objects to the owner of the bucket. */
const DELIVERY = {
  parameters: new Map([['acl', 'bucket-owner-full-control']]),
  logged: ['PutObject'],
} as const;

/**
 * Replication of an object by the role of a replication rule. Its target is the source object; the
 * parameter `destination` names the bucket that the object goes to.
 * Source: Amazon S3 User Guide, replication-config-for-kms-objects.
 */
const REPLICATION: readonly Check[] = [
  on('GetObjectVersionForReplication'),
  on('GetObjectVersionAcl'),
  on('GetObjectVersionTagging', { when: 'tagged-source' }),
  demand('selected-for-replication'),
  forwarded('Decrypt', 'stored'),
  on('ReplicateObject', { on: 'destination', isContinued: true }),
  on('ReplicateTags', { on: 'destination', when: 'tagged-source' }),
  on('ObjectOwnerOverrideToBucketOwner', { on: 'destination', when: 'owner-override' }),
  forwarded('GenerateDataKey', 'replica', { when: 'other-source' }),
  forwarded('GenerateDataKey', 'stored', {
    when: 'kms-source',
    doubt: 'replication.requiresDataKey',
  }),
  forwarded('GenerateDataKey', 'replica', {
    when: 'kms-source',
    doubt: 'replication.requiresDataKey',
  }),
  forwarded('Encrypt', 'replica', { when: 'kms-source' }),
  forwarded('Decrypt', 'replica', { when: 'bucket-key' }),
];

/**
 * What AWS services do in buckets, under names of keyproof's own where it is no operation of an API.
 * Sources: Amazon S3 User Guide, configure-inventory, enable-server-access-logging and
 * olap-security; AWS CloudTrail User Guide, create-kms-key-policy-for-cloudtrail; Amazon CloudWatch
 * Logs User Guide, AWS-logs-infrastructure-S3.
 */
export const SERVICE_FLOWS: readonly Operation[] = [
  { name: 's3:Replication', checks: REPLICATION, logged: [] },
  { name: 's3:InventoryDelivery', checks: [on('PutObject'), ...ENCRYPT], ...DELIVERY },
  {
    name: 's3:AccessLogDelivery',
    checks: [on('PutObject'), demand('encrypted-by-s3')],
    ...DELIVERY,
  },
  {
    name: 'cloudtrail:LogDelivery',
    checks: [
      BUCKET_ACL,
      on('PutObject'),
      forwarded('DescribeKey', 'written'),
      forwarded('GenerateDataKey', 'written'),
      LOOK_AT_BUCKET_KEY,
    ],
    ...DELIVERY,
    sourcePair: 'aws:cloudtrail:arn',
  },
  {
    name: 'logs:LogDelivery',
    checks: [
      BUCKET_ACL,
      on('PutObject'),
      demand('full-key-arn'),
      forwarded('GenerateDataKey', 'written'),
      forwarded('Decrypt', 'written', { doubt: 's3.requiredActions' }),
    ],
    ...DELIVERY,
  },
  {
    name: 's3-object-lambda:GetObject',
    logged: ['GetObject'],
    checks: [
      { kind: 'named', action: 's3-object-lambda:GetObject', parameter: 'objectLambda' },
      { kind: 'named', action: 'lambda:InvokeFunction', parameter: 'function' },
      on('GetObject', { versioned: 's3:GetObjectVersion' }),
      demand('client-key'),
      forwarded('Decrypt', 'stored'),
    ],
  },
];
