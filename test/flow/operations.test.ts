import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import type { Operation } from '../../src/flow/operation.ts';
import { operationNames, operationOf } from '../../src/flow/operations.ts';

function named(name: string, parameters: Readonly<Record<string, string>> = {}): Operation {
  const operation = operationOf(name, new Map(Object.entries(parameters)));
  if (!operation) throw new Error(`no ${name}`);
  return operation;
}

/** The actions of an operation in their order; those that only some requests need in brackets. */
function actionsOf(operation: Operation): readonly string[] {
  return operation.checks.flatMap((check) => {
    if (!('action' in check)) return [];
    const isConditional = 'when' in check && check.when !== undefined;
    return isConditional ? [`[${check.action}]`] : [check.action];
  });
}

describe('the table of operations', () => {
  test.for(operationNames)('%s checks actions that AWS has', (name) => {
    const unknown = actionsOf(named(name))
      .map((action) => action.replaceAll(/[[\]]/g, ''))
      .filter((action) => !catalog.action(action));
    expect(unknown).toEqual([]);
  });

  test.for(operationNames)('%s begins with what the request itself asks for', (name) => {
    const first = named(name).checks.find(({ kind }) => kind !== 'demand');
    expect(first?.kind).not.toBe('forwarded');
  });

  test('agrees with the actions that authorize operations which are none themselves', () => {
    const differing = operationNames.filter((name) => {
      const documented = catalog.apiOperation(name) ?? [];
      const checked = new Set(
        named(name).checks.flatMap((check) => [
          'action' in check ? check.action : undefined,
          'versioned' in check ? check.versioned : undefined,
        ]),
      );
      return documented.some((action) => !checked.has(action));
    });
    expect(differing).toEqual([]);
  });
});

describe('an operation', () => {
  test.for([
    ['s3:GetObject', ['s3:GetObject', 'kms:Decrypt']],
    ['s3:HeadObject', ['s3:GetObject', '[kms:Decrypt]']],
    [
      's3:PutObject',
      [
        's3:PutObject',
        '[s3:PutObjectTagging]',
        '[s3:PutObjectAcl]',
        '[s3:PutObjectRetention]',
        '[s3:PutObjectLegalHold]',
        'kms:GenerateDataKey',
        '[kms:Decrypt]',
      ],
    ],
    ['s3:UploadPart', ['s3:PutObject', 'kms:Decrypt']],
    ['s3:UploadPartCopy', ['s3:PutObject', 's3:GetObject', 'kms:Decrypt', 'kms:Decrypt']],
    ['s3:AbortMultipartUpload', ['s3:AbortMultipartUpload']],
    ['s3:ListObjectsV2', ['s3:ListBucket']],
    ['kms:ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['kms:UpdateAlias', ['kms:UpdateAlias', 'kms:UpdateAlias', 'kms:UpdateAlias']],
    ['kms:DescribeKey', ['kms:DescribeKey']],
    ['s3:GetBucketEncryption', ['s3:GetEncryptionConfiguration']],
    ['s3:GetPublicAccessBlock', ['s3:GetBucketPublicAccessBlock']],
  ] as const)('%s', ([name, actions]) => {
    expect(actionsOf(named(name))).toEqual(actions);
  });

  test('is found in any letter case, with all its checks', () => {
    expect(named('S3:getobject')).toBe(named('s3:GetObject'));
    expect(named('KMS:describekey').name).toBe('kms:DescribeKey');
  });

  test('of an upload in parts is made of all its requests', () => {
    const whole = actionsOf(named('s3:PutObject'));
    const inParts = actionsOf(named('s3:PutObject', { multipart: 'true' }));
    expect(inParts).toEqual([...whole, 's3:PutObject', 'kms:Decrypt', 'kms:Decrypt']);
  });

  test.for(['s3:Nonsense', 'sqs:SendMessage', 's3', '', 'kms:*', 's3:Get*', '__proto__'])(
    '%s is none of S3 and KMS',
    (name) => {
      expect(operationOf(name)).toBeUndefined();
    },
  );
});
