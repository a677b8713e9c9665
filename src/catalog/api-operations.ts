import { asciiLower } from '../policy/ascii-case.ts';
import { matchesWildcard } from '../policy/wildcard.ts';

/**
 * API operations whose name is no action, each with the actions that authorize it.
 * Sources: Amazon S3 User Guide, using-with-s3-policy-actions; AWS KMS Developer Guide,
 * kms-api-permissions-reference; the service pages of the Service Authorization Reference.
 */
const operations: readonly (readonly [operation: string, ...actions: string[]])[] = [
  ['s3:CompleteMultipartUpload', 's3:PutObject'],
  ['s3:CopyObject', 's3:GetObject', 's3:PutObject'],
  ['s3:CreateBucketMetadataConfiguration', 's3:CreateBucketMetadataTableConfiguration'],
  ['s3:CreateMultipartUpload', 's3:PutObject'],
  ['s3:CreateSession', 's3express:CreateSession'],
  ['s3:DeleteAccessPointScope', 's3express:DeleteAccessPointScope'],
  ['s3:DeleteBucketAnalyticsConfiguration', 's3:PutAnalyticsConfiguration'],
  ['s3:DeleteBucketCors', 's3:PutBucketCORS'],
  ['s3:DeleteBucketEncryption', 's3:PutEncryptionConfiguration'],
  ['s3:DeleteBucketIntelligentTieringConfiguration', 's3:PutIntelligentTieringConfiguration'],
  ['s3:DeleteBucketInventoryConfiguration', 's3:PutInventoryConfiguration'],
  ['s3:DeleteBucketLifecycle', 's3:PutLifecycleConfiguration'],
  ['s3:DeleteBucketMetadataConfiguration', 's3:DeleteBucketMetadataTableConfiguration'],
  ['s3:DeleteBucketMetricsConfiguration', 's3:PutMetricsConfiguration'],
  ['s3:DeleteBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
  ['s3:DeleteBucketReplication', 's3:PutReplicationConfiguration'],
  ['s3:DeleteBucketTagging', 's3:PutBucketTagging'],
  ['s3:DeleteObjects', 's3:DeleteObject', 's3:DeleteObjectVersion'],
  ['s3:DeletePublicAccessBlock', 's3:PutBucketPublicAccessBlock', 's3:PutAccountPublicAccessBlock'],
  ['s3:GetAccessPointScope', 's3express:GetAccessPointScope'],
  ['s3:GetBucketAccelerateConfiguration', 's3:GetAccelerateConfiguration'],
  ['s3:GetBucketAnalyticsConfiguration', 's3:GetAnalyticsConfiguration'],
  ['s3:GetBucketEncryption', 's3:GetEncryptionConfiguration'],
  ['s3:GetBucketIntelligentTieringConfiguration', 's3:GetIntelligentTieringConfiguration'],
  ['s3:GetBucketInventoryConfiguration', 's3:GetInventoryConfiguration'],
  ['s3:GetBucketLifecycle', 's3:GetLifecycleConfiguration'],
  ['s3:GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
  ['s3:GetBucketMetadataConfiguration', 's3:GetBucketMetadataTableConfiguration'],
  ['s3:GetBucketMetricsConfiguration', 's3:GetMetricsConfiguration'],
  ['s3:GetBucketNotificationConfiguration', 's3:GetBucketNotification'],
  ['s3:GetBucketReplication', 's3:GetReplicationConfiguration'],
  ['s3:GetObjectLockConfiguration', 's3:GetBucketObjectLockConfiguration'],
  ['s3:GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock', 's3:GetAccountPublicAccessBlock'],
  ['s3:HeadBucket', 's3:ListBucket'],
  ['s3:HeadObject', 's3:GetObject'],
  ['s3:ListAccessPointsForDirectoryBuckets', 's3express:ListAccessPointsForDirectoryBuckets'],
  ['s3:ListBucketAnalyticsConfigurations', 's3:GetAnalyticsConfiguration'],
  ['s3:ListBucketIntelligentTieringConfigurations', 's3:GetIntelligentTieringConfiguration'],
  ['s3:ListBucketInventoryConfigurations', 's3:GetInventoryConfiguration'],
  ['s3:ListBucketMetricsConfigurations', 's3:GetMetricsConfiguration'],
  ['s3:ListBuckets', 's3:ListAllMyBuckets'],
  ['s3:ListDirectoryBuckets', 's3express:ListAllMyDirectoryBuckets'],
  ['s3:ListMultipartUploads', 's3:ListBucketMultipartUploads'],
  ['s3:ListObjectVersions', 's3:ListBucketVersions'],
  ['s3:ListObjects', 's3:ListBucket'],
  ['s3:ListObjectsV2', 's3:ListBucket'],
  ['s3:ListParts', 's3:ListMultipartUploadParts'],
  ['s3:PostObject', 's3:PutObject'],
  ['s3:PutAccessPointScope', 's3express:PutAccessPointScope'],
  ['s3:PutBucketAccelerateConfiguration', 's3:PutAccelerateConfiguration'],
  ['s3:PutBucketAnalyticsConfiguration', 's3:PutAnalyticsConfiguration'],
  ['s3:PutBucketEncryption', 's3:PutEncryptionConfiguration'],
  ['s3:PutBucketIntelligentTieringConfiguration', 's3:PutIntelligentTieringConfiguration'],
  ['s3:PutBucketInventoryConfiguration', 's3:PutInventoryConfiguration'],
  ['s3:PutBucketLifecycle', 's3:PutLifecycleConfiguration'],
  ['s3:PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
  ['s3:PutBucketMetricsConfiguration', 's3:PutMetricsConfiguration'],
  ['s3:PutBucketNotificationConfiguration', 's3:PutBucketNotification'],
  ['s3:PutBucketReplication', 's3:PutReplicationConfiguration'],
  ['s3:PutObjectLockConfiguration', 's3:PutBucketObjectLockConfiguration'],
  ['s3:PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock', 's3:PutAccountPublicAccessBlock'],
  ['s3:RenameObject', 's3express:CreateSession'],
  ['s3:SelectObjectContent', 's3:GetObject'],
  ['s3:UploadPart', 's3:PutObject'],
  ['s3:UploadPartCopy', 's3:GetObject', 's3:PutObject'],
  ['s3:WriteGetObjectResponse', 's3-object-lambda:WriteGetObjectResponse'],
  ['kms:ReEncrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  ['bedrock:Converse', 'bedrock:InvokeModel'],
  ['bedrock:ConverseStream', 'bedrock:InvokeModelWithResponseStream'],
  [
    'dynamodb:BatchExecuteStatement',
    'dynamodb:PartiQLSelect',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLUpdate',
    'dynamodb:PartiQLDelete',
  ],
  [
    'dynamodb:ExecuteStatement',
    'dynamodb:PartiQLSelect',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLUpdate',
    'dynamodb:PartiQLDelete',
  ],
  [
    'dynamodb:ExecuteTransaction',
    'dynamodb:PartiQLSelect',
    'dynamodb:PartiQLInsert',
    'dynamodb:PartiQLUpdate',
    'dynamodb:PartiQLDelete',
  ],
  ['dynamodb:TransactGetItems', 'dynamodb:GetItem'],
  [
    'dynamodb:TransactWriteItems',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:ConditionCheckItem',
  ],
  ['lambda:GetLayerVersionByArn', 'lambda:GetLayerVersion'],
  ['lambda:Invoke', 'lambda:InvokeFunction'],
  ['lambda:InvokeWithResponseStream', 'lambda:InvokeFunction'],
  ['sns:PublishBatch', 'sns:Publish'],
  ['sqs:ChangeMessageVisibilityBatch', 'sqs:ChangeMessageVisibility'],
  ['sqs:DeleteMessageBatch', 'sqs:DeleteMessage'],
  ['sqs:SendMessageBatch', 'sqs:SendMessage'],
];

/** The ids of the actions that authorize this API operation, if its name is no action itself. */
export function apiOperation(id: string): readonly string[] | undefined {
  return byId.get(asciiLower(id));
}

/** The ids of the actions that authorize the API operations which an Action entry fits. */
export function authorizingActions(pattern: string): readonly string[] {
  const lower = asciiLower(pattern);
  const fitting = [...byId].filter(([operation]) => matchesWildcard(lower, operation));
  return [...new Set(fitting.flatMap(([, actions]) => actions))];
}

/** All API operations that the table knows, as ids. */
export const apiOperationIds: readonly string[] = operations.map(([operation]) => operation);

const byId: ReadonlyMap<string, readonly string[]> = new Map(
  operations.map(([operation, ...actions]) => [asciiLower(operation), actions]),
);
