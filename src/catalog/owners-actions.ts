/**
 * Actions that no other account needs on a bucket: who has them decides who may do the rest.
 * Source: AWS Security Hub User Guide, s3-controls (S3.6).
 */
const ids: ReadonlySet<string> = new Set([
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
]);

/** True for an action, by its id as documented, that the owner of a bucket keeps to himself. */
export function isOwnersAction(id: string): boolean {
  return ids.has(id);
}
