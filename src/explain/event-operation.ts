import type { OperationRequest } from '../flow/operation-request.ts';
import type { Fields } from './fields.ts';
import { holdsContext } from './kms-context.ts';
import type { Reconstruction } from './reconstruct.ts';
import type { ReconstructedRequest } from './reconstructed-request.ts';
import { copyOf } from './s3-actions.ts';
import { readStoredContext } from './stored-context.ts';
import { readTagging } from './tagging.ts';

/** Headers and query parameters of Amazon S3, with the names of `OperationRequest.parameters`. */
const S3_PARAMETERS: readonly (readonly [logged: string, parameter: string])[] = [
  ['delimiter', 'delimiter'],
  ['max-keys', 'maxKeys'],
  ['partNumber', 'partNumber'],
  ['prefix', 'prefix'],
  ['uploadId', 'uploadId'],
  ['versionId', 'versionId'],
  ['x-amz-acl', 'acl'],
  ['x-amz-checksum-mode', 'checksumMode'],
  ['x-amz-copy-source', 'copySource'],
  ['x-amz-copy-source-server-side-encryption-customer-algorithm', 'sourceSseCustomerAlgorithm'],
  ['x-amz-grant-full-control', 'grantFullControl'],
  ['x-amz-grant-read', 'grantRead'],
  ['x-amz-grant-read-acp', 'grantReadAcp'],
  ['x-amz-grant-write-acp', 'grantWriteAcp'],
  ['x-amz-metadata-directive', 'metadataDirective'],
  ['x-amz-object-lock-legal-hold', 'objectLockLegalHoldStatus'],
  ['x-amz-object-lock-mode', 'objectLockMode'],
  ['x-amz-object-lock-retain-until-date', 'objectLockRetainUntilDate'],
  ['x-amz-server-side-encryption', 'serverSideEncryption'],
  ['x-amz-server-side-encryption-aws-kms-key-id', 'kmsKeyId'],
  ['x-amz-server-side-encryption-bucket-key-enabled', 'bucketKeyEnabled'],
  ['x-amz-server-side-encryption-customer-algorithm', 'sseCustomerAlgorithm'],
  ['x-amz-storage-class', 'storageClass'],
  ['x-amz-tagging-directive', 'taggingDirective'],
  ['x-amz-website-redirect-location', 'websiteRedirectLocation'],
];

/** Context keys that an operation hands on: they are the caller's, not the request's. */
const CONTEXT_KEYS: ReadonlySet<string> = new Set([
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthPresent',
  'aws:SecureTransport',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:VpcSourceIp',
  'aws:userid',
]);

/**
 * The operation of Amazon S3 or AWS KMS that a caller made, with its parameters, as `simulate` takes
 * it. Undefined for other services, for calls that a service made, and without principal or resource.
 */
export function eventOperation(call: Reconstruction): OperationRequest | undefined {
  const { record, path, operation, requests } = call;
  const read = SERVICES.get(record.eventSource);
  const subject = requests.find(({ resource }) => resource !== undefined);
  const { principal } = subject ?? {};
  const target = targetOf(requests) ?? subject?.resource;
  if (!read || path.kind === 'service' || principal === undefined) return undefined;
  if (target === undefined) return undefined;
  const { requestParameters, vpcEndpointId } = record;
  const parameters = new Map(requestParameters ? read(requestParameters) : []);
  if (vpcEndpointId !== undefined) parameters.set('vpcEndpoint', vpcEndpointId);
  for (const { key, state } of subject?.keys ?? []) {
    if (state.kind === 'value' && CONTEXT_KEYS.has(key)) parameters.set(key, state.text);
  }
  return {
    principal,
    operation: copyOf(operation, requestParameters),
    resource: target,
    parameters,
  };
}

/** A copy and a re-encryption are named by what they write, which comes last. */
function targetOf(requests: readonly ReconstructedRequest[]): string | undefined {
  const written = requests.filter(({ action }) => WRITES.has(action));
  return written.find(({ resource }) => resource !== undefined)?.resource;
}

const WRITES: ReadonlySet<string> = new Set(['s3:PutObject', 'kms:ReEncryptTo']);

type Entries = Iterable<readonly [string, string]>;

const SERVICES: ReadonlyMap<string, (parameters: Fields) => Entries> = new Map([
  ['s3.amazonaws.com', s3Parameters],
  ['kms.amazonaws.com', kmsParameters],
]);

function* s3Parameters(parameters: Fields): Entries {
  for (const [logged, name] of S3_PARAMETERS) {
    const text = parameters.text(logged);
    if (text !== undefined) yield [name, text];
  }
  const tagging = parameters.text('x-amz-tagging');
  if (tagging !== undefined) yield* entriesUnder('tagging', readTagging(tagging));
  const context = parameters.text('x-amz-server-side-encryption-context');
  if (context !== undefined) yield* entriesUnder('encryptionContext', readStoredContext(context));
}

function* kmsParameters(parameters: Fields): Entries {
  for (const name of parameters.names()) {
    if (holdsContext(name)) yield* entriesUnder(name, parameters.fields(name)?.texts() ?? []);
    const text = parameters.text(name);
    if (text !== undefined) yield [name, text];
  }
}

function* entriesUnder(parameter: string, entries: Entries): Entries {
  for (const [name, text] of entries) yield [`${parameter}.${name}`, text];
}
