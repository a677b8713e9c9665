import { describe, expect, it } from 'vitest';
import { apiOperationIds } from '../../src/catalog/api-operations.ts';
import { catalog } from '../../src/catalog/catalog.ts';

describe('API operations whose name is no action', () => {
  it.each([
    ['s3:ListObjectsV2', ['s3:ListBucket']],
    ['s3:ListObjects', ['s3:ListBucket']],
    ['s3:HeadObject', ['s3:GetObject']],
    ['s3:HeadBucket', ['s3:ListBucket']],
    ['s3:ListBuckets', ['s3:ListAllMyBuckets']],
    ['s3:CreateMultipartUpload', ['s3:PutObject']],
    ['s3:UploadPart', ['s3:PutObject']],
    ['s3:CompleteMultipartUpload', ['s3:PutObject']],
    ['s3:CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3:DeleteObjects', ['s3:DeleteObject', 's3:DeleteObjectVersion']],
    ['s3:GetBucketLifecycle', ['s3:GetLifecycleConfiguration']],
    ['s3:PutBucketLifecycleConfiguration', ['s3:PutLifecycleConfiguration']],
    ['s3:GetBucketEncryption', ['s3:GetEncryptionConfiguration']],
    ['s3:DeleteBucketTagging', ['s3:PutBucketTagging']],
    ['kms:ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['KMS:reencrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['lambda:Invoke', ['lambda:InvokeFunction']],
    ['dynamodb:TransactGetItems', ['dynamodb:GetItem']],
    ['sqs:SendMessageBatch', ['sqs:SendMessage']],
  ])('%s is authorized as %j', (id, actions) => expect(catalog.apiOperation(id)).toEqual(actions));

  it.each(['s3:GetObject', 's3:NoSuchOperation', 'kms:Decrypt', ''])('%j is none', (id) => {
    expect(catalog.apiOperation(id)).toBeUndefined();
  });

  it('have a name that is no action', () => {
    expect(apiOperationIds.filter((id) => catalog.action(id) !== undefined)).toEqual([]);
  });

  it('lead to actions that exist, in their documented spelling', () => {
    const actions = apiOperationIds.flatMap((id) => catalog.apiOperation(id) ?? []);
    expect(actions.length).toBeGreaterThan(apiOperationIds.length);
    expect(actions.filter((id) => catalog.action(id)?.id !== id)).toEqual([]);
  });
});
