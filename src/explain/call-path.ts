import { readAddress } from '../term/network.ts';
import type { EventRecord } from './event-record.ts';
import { isS3Arn } from './s3-arn.ts';

/**
 * The way a call took: from the caller, or made by an AWS service with the caller's credentials (a
 * forward access session). Records do not say it outright: `signs` are what it was told by.
 */
export interface CallPath {
  readonly kind: 'direct' | 'service' | 'unknown';
  /** The service that called, `s3.amazonaws.com`, when the record lets it be told. */
  readonly service: string | undefined;
  /** Clauses; the record has each of them. */
  readonly signs: readonly string[];
}

/**
 * How the call of a record came to the service. An encryption context can be forged by a direct
 * caller, the source address of a record cannot.
 * Sources: AWS CloudTrail User Guide, cloudtrail-event-reference-record-contents (sourceIPAddress);
 * IAM User Guide, access_forward_access_sessions.
 */
export function callPath(record: EventRecord): CallPath {
  const { sourceIpAddress, userIdentity } = record;
  if (userIdentity.type === 'AWSService') {
    return { kind: 'direct', service: undefined, signs: ['an AWS service called as itself'] };
  }
  const signs = insideSigns(record);
  const hasAddress = sourceIpAddress !== undefined && readAddress(sourceIpAddress) !== undefined;
  if (hasAddress || record.vpcEndpointId !== undefined) {
    // Old records of the console name it as the service that called.
    return signs.length === 0 ? DIRECT : { kind: 'unknown', service: undefined, signs };
  }
  if (signs.length === 0) return { kind: 'unknown', service: undefined, signs };
  const context = contextSigns(record);
  return { kind: 'service', service: serviceOf(record), signs: [...signs, ...context] };
}

const DIRECT: CallPath = {
  kind: 'direct',
  service: undefined,
  signs: ['the source is a network address'],
};

/** What AWS writes where the call came from inside; the older texts name the service. */
const INSIDE: ReadonlySet<string> = new Set(['AWS Internal', 'internal.amazonaws.com']);

function isService(text: string | undefined): text is string {
  return text !== undefined && SERVICE.test(text);
}

const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/;

function insideSigns({ sourceIpAddress = '', userIdentity }: EventRecord): readonly string[] {
  const { invokedBy } = userIdentity;
  const signs: string[] = [];
  if (INSIDE.has(sourceIpAddress)) signs.push('the call came from inside AWS');
  else if (isService(sourceIpAddress)) signs.push(`the source is ${sourceIpAddress}`);
  if (invokedBy !== undefined) signs.push(`it was invoked by ${invokedBy}`);
  return signs;
}

function contextSigns(record: EventRecord): readonly string[] {
  return s3ArnOf(record) === undefined
    ? []
    : ['the encryption context names an S3 object or bucket'];
}

/** The `aws:s3:arn` in the encryption context of a call to AWS KMS. */
export function s3ArnOf({ eventSource, requestParameters }: EventRecord): string | undefined {
  if (eventSource !== 'kms.amazonaws.com') return undefined;
  const arn = requestParameters?.fields('encryptionContext')?.text('aws:s3:arn');
  return arn !== undefined && isS3Arn(arn) ? arn : undefined;
}

function serviceOf(record: EventRecord): string | undefined {
  const named = [record.userIdentity.invokedBy, record.sourceIpAddress].find(
    (text) => isService(text) && !INSIDE.has(text),
  );
  return named ?? (s3ArnOf(record) === undefined ? undefined : 's3.amazonaws.com');
}

/** The prefix of the service that called, `s3`, when its name has the plain form. */
export function callPathService({ service }: CallPath): string | undefined {
  const dot = service?.indexOf('.') ?? -1;
  return service?.slice(dot) === '.amazonaws.com' ? service.slice(0, dot) : undefined;
}
