import { expect, test } from 'vitest';
import type { RuleId } from '../../src/index.ts';
import { findingsInEstate, loadRule } from '../rule-files.ts';
import { findsAnything, named, type Spelling } from './spellings.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

const READER = 'arn:aws:iam::111111111111:role/reader';
const ROOT = 'arn:aws:iam::111111111111:root';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/k';

function allow(action: string | string[], more: object = {}): Statement {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

function deny(action: string | string[], more: object = {}): Statement {
  return { Effect: 'Deny', Action: action, Resource: '*', ...more };
}

const objects = { Resource: 'arn:aws:s3:::lab/*' };
const reader = { Principal: { AWS: READER } };
const account = { Principal: { AWS: ROOT } };
const viaS3 = { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };

/** An account with one role, one bucket and its key. */
interface Parts {
  readonly role: readonly Statement[];
  readonly key: readonly Statement[];
  readonly bucket?: readonly Statement[];
  readonly bucketKey?: boolean;
}

function policy(Statement: readonly Statement[]): object {
  return { Version: '2012-10-17', Statement };
}

function estateOf({ role, key, bucket = [], bucketKey = false }: Parts): string {
  return JSON.stringify({
    version: 1,
    accounts: {
      '111111111111': {
        roles: { reader: { tags: { owner: 'ana' }, policies: [policy(role)] } },
        buckets: {
          lab: {
            encryption: { algorithm: 'aws:kms', key: KEY, bucketKey },
            ...(bucket.length > 0 && { policy: policy(bucket) }),
          },
        },
        keys: { k: { policy: policy(key) } },
      },
    },
  });
}

type Row = readonly [rule: RuleId, finds: boolean, title: string, parts: Parts];

const READ = 'sse-kms/get-without-decrypt';
const WRITE = 'sse-kms/put-without-generate';
const TRUST = 'sse-kms/key-policy-does-not-trust-iam';
const DIRECT = 'sse-kms/direct-decrypt-path';
const DENIED = 'sse-kms/always-denied';
const FORM = 'sse-kms/bucket-key-context-mismatch';

const delegated = allow('kms:*', account);
const closed = allow('kms:Describe*', account);

const rows: readonly Row[] = [
  [
    READ,
    true,
    'another letter case and a wildcard',
    { role: [allow('S3:getobj*', objects)], key: [closed] },
  ],
  [
    READ,
    true,
    'all actions but some',
    {
      role: [{ Effect: 'Allow', NotAction: ['s3:Delete*', 'kms:*'], ...objects }],
      key: [delegated],
    },
  ],
  [
    READ,
    true,
    'decryption of another key',
    {
      role: [allow('s3:GetObject', objects), allow('kms:Decrypt', { Resource: `${KEY}2` })],
      key: [delegated],
    },
  ],
  [
    READ,
    true,
    'all actions on the key but decryption',
    {
      role: [
        allow('s3:GetObject', objects),
        { Effect: 'Allow', NotAction: 'KMS:DECRYPT', Resource: KEY },
      ],
      key: [delegated],
    },
  ],
  [
    READ,
    false,
    'decryption by what is left out of a list',
    {
      role: [
        allow('s3:GetObject', objects),
        { Effect: 'Allow', NotAction: 'kms:Encrypt', Resource: KEY },
      ],
      key: [delegated],
    },
  ],
  [
    READ,
    false,
    'a key policy for everybody of the account',
    {
      role: [allow('s3:GetObject', objects)],
      key: [
        allow('kms:De*', {
          Principal: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': '111111111111' } },
        }),
      ],
    },
  ],
  [
    WRITE,
    true,
    'encryption instead of data keys',
    {
      role: [allow('s3:Put*', objects), allow(['kms:Encrypt', 'kms:Decrypt'])],
      key: [delegated],
    },
  ],
  [
    WRITE,
    false,
    'data keys of every kind',
    {
      role: [allow('s3:PutObject', objects), allow('kms:generatedatakey*')],
      key: [delegated],
    },
  ],
  [
    TRUST,
    true,
    'a delegation of other actions',
    {
      role: [allow('s3:GetObject', objects), allow('kms:*')],
      key: [allow(['kms:Encrypt', 'kms:Generate*'], account)],
    },
  ],
  [
    TRUST,
    true,
    'a delegation to another account',
    {
      role: [allow('s3:GetObject', objects), allow('kms:Decrypt')],
      key: [allow('kms:*', { Principal: { AWS: '222222222222' } })],
    },
  ],
  [
    TRUST,
    false,
    'the role itself',
    {
      role: [allow('s3:GetObject', objects), allow('kms:Decrypt')],
      key: [closed, allow('kms:Decrypt', reader)],
    },
  ],
  [
    DIRECT,
    true,
    'a service that only some statements ask for',
    {
      role: [allow('s3:GetObject', objects)],
      key: [allow('kms:GenerateDataKey', { ...reader, Condition: viaS3 }), allow('kms:*', reader)],
    },
  ],
  [
    DIRECT,
    false,
    'a Deny of everything but Amazon S3',
    {
      role: [allow('s3:GetObject', objects), allow('kms:Decrypt')],
      key: [
        delegated,
        deny('kms:*', {
          ...reader,
          Condition: { StringNotLike: { 'KMS:viaservice': 's3.*.amazonaws.com' } },
        }),
      ],
    },
  ],
  [
    DENIED,
    true,
    'two statements that take turns',
    {
      role: [allow('s3:PutObject', objects)],
      key: [delegated],
      bucket: [
        deny('s3:Put*', {
          ...objects,
          Principal: '*',
          Condition: { StringNotEquals: { 'S3:existingobjecttag/owner': 'ana' } },
        }),
        deny('s3:*', {
          ...objects,
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ],
    },
  ],
  [
    DENIED,
    false,
    'a tag that the upload may bring',
    {
      role: [allow(['s3:PutObject', 's3:PutObjectTagging'], objects)],
      key: [delegated],
      bucket: [
        deny('s3:PutObject', {
          ...objects,
          Principal: '*',
          Condition: {
            StringNotEquals: { 's3:RequestObjectTag/owner': '${aws:PrincipalTag/owner}' },
          },
        }),
      ],
    },
  ],
  [
    DENIED,
    false,
    'all but a principal that the estate does not have',
    {
      role: [allow('s3:PutObject', objects), allow('kms:GenerateDataKey')],
      key: [delegated],
      bucket: [
        deny('s3:PutObject', {
          ...objects,
          Principal: '*',
          Condition: {
            ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/other' },
          },
        }),
      ],
    },
  ],
  [
    DENIED,
    false,
    'a header that uploads have to send',
    {
      role: [allow('s3:PutObject', objects), allow('kms:GenerateDataKey')],
      key: [delegated],
      bucket: [
        deny('s3:PutObject', {
          ...objects,
          Principal: '*',
          Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
        }),
      ],
    },
  ],
  [
    FORM,
    true,
    'an operator for ARNs in a Deny',
    {
      role: [],
      key: [
        delegated,
        deny('kms:Decrypt', {
          Principal: '*',
          Condition: {
            ArnNotLike: { 'kms:encryptioncontext:AWS:S3:ARN': ['arn:aws:s3:::lab/a/*'] },
          },
        }),
      ],
      bucketKey: true,
    },
  ],
  [
    FORM,
    false,
    'the other form in another statement',
    {
      role: [],
      key: [
        allow('kms:Decrypt', {
          ...reader,
          Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/*' } },
        }),
        allow('kms:Decrypt', {
          ...reader,
          Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab' } },
        }),
      ],
      bucketKey: true,
    },
  ],
];

test.for(rows)('%s: %s: %s', async ([id, finds, , parts]) => {
  const found = findingsInEstate([await loadRule(id)], estateOf(parts));
  expect(found.length > 0).toBe(finds);
});

function spelled(
  rule: RuleId,
  finds: boolean,
  title: string,
  statements: Spelling['statements'],
): Spelling {
  return { rule, title, finds, type: 'identity', statements };
}

const PARTS = 'sse-kms/multipart-needs-decrypt';
const ENCRYPTS = 'sse-kms/encrypt-instead-of-generate';

const spellings: readonly Spelling[] = [
  spelled(PARTS, true, 'wildcards in another letter case, in one statement', [
    allow(['S3:putobject*', 'KMS:generatedata*']),
  ]),
  spelled(PARTS, true, 'a service in a list', [
    allow('s3:*'),
    allow('kms:GenerateDataKey', {
      Condition: {
        StringLike: { 'kms:ViaService': ['ec2.*.amazonaws.com', 's3.*.amazonaws.com'] },
      },
    }),
  ]),
  spelled(PARTS, false, 'decryption by what is left out', [
    allow(['s3:PutObject', 'kms:GenerateDataKey']),
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  ]),
  spelled(PARTS, false, 'no uploads', [allow(['s3:GetObject', 'kms:GenerateDataKey'])]),
  spelled(ENCRYPTS, true, 'another letter case, in two statements', [
    allow('s3:Put*'),
    allow('kms:ENCRYPT', { Resource: KEY }),
  ]),
  spelled(ENCRYPTS, false, 'all actions of AWS KMS', [allow(['s3:PutObject', 'kms:*'])]),
];

test.for(named(spellings))('%s', async ([, spelling]) => {
  expect(await findsAnything(spelling)).toBe(spelling.finds);
});
