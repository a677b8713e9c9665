import type { Reconstruction } from './reconstruct.ts';

/** A call to AWS KMS that Amazon S3 may make for a call to it. */
export interface ExpectedKmsCall {
  readonly names: readonly string[];
  /** The object that the encryption context names, or with a Bucket Key the bucket of it. */
  readonly arn: string;
}

const READ: readonly string[] = ['Decrypt'];
/** With an S3 Bucket Key an upload may need the key of the bucket decrypted. */
const WRITE: readonly string[] = ['GenerateDataKey', 'Decrypt'];
const UPDATE: readonly string[] = ['GenerateDataKey', 'Decrypt', 'Encrypt', 'ReEncrypt'];

/**
 * Operations of Amazon S3 that may call AWS KMS, and for what.
 * Source: Amazon S3 User Guide, using-with-s3-policy-actions and UsingKMSEncryption.
 */
const OPERATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:CompleteMultipartUpload', READ],
  ['s3:CopyObject', WRITE],
  ['s3:CreateMultipartUpload', WRITE],
  ['s3:GetObject', READ],
  ['s3:GetObjectAttributes', READ],
  ['s3:HeadObject', READ],
  ['s3:ListParts', READ],
  ['s3:PostObject', WRITE],
  ['s3:PutObject', WRITE],
  ['s3:SelectObjectContent', READ],
  ['s3:UpdateObjectEncryption', UPDATE],
  ['s3:UploadPart', READ],
  ['s3:UploadPartCopy', READ],
]);

/** The calls to AWS KMS that belong to a call of Amazon S3; none for other calls. */
export function expectedKmsCalls({ operation, requests }: Reconstruction): ExpectedKmsCall[] {
  const names = OPERATIONS.get(operation);
  if (!names) return [];
  const arns = new Map<string, readonly string[]>();
  for (const { action, resource } of requests) {
    if (resource === undefined || !resource.includes('/')) continue;
    const isRead = action.startsWith('s3:Get');
    arns.set(resource, isRead ? READ : (arns.get(resource) ?? names));
  }
  return Array.from(arns, ([arn, of]) => ({ arn, names: of }));
}
