import { apiOperation } from '../catalog/api-operations.ts';
import { catalog } from '../catalog/catalog.ts';
import type { EventRecord } from './event-record.ts';
import type { NeededAction } from './needed-action.ts';
import { s3Actions } from './s3-actions.ts';

/** Services whose event source has another name than the prefix of their actions. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['email', 'ses'],
  ['tagging', 'tag'],
  ['application-insights', 'applicationinsights'],
  ['awsmarketplace', 'aws-marketplace'],
]);

/** Names that AWS CloudTrail writes for API operations of today's names. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['s3:InitiateMultipartUpload', 's3:CreateMultipartUpload'],
  ['s3:ListVersions', 's3:ListObjectVersions'],
  ['s3:DeleteMultipleObjects', 's3:DeleteObjects'],
]);

/** The API operation of a record with the prefix of its service, `s3:GetObject`. */
export function operationOf({ eventSource, eventName }: EventRecord): string {
  const dot = eventSource.indexOf('.');
  const source = dot < 0 ? eventSource : eventSource.slice(0, dot);
  const written = `${PREFIXES.get(source) ?? source}:${eventName}`;
  const operation = OPERATIONS.get(written) ?? written;
  if (catalog.action(operation) || apiOperation(operation)) return operation;
  // AWS Lambda and Amazon CloudFront put the version of the API behind the name.
  const plain = operation.replace(VERSION, '');
  return catalog.action(plain) || apiOperation(plain) ? plain : operation;
}

const VERSION = /[0-9]{4}_?[0-9]{2}_?[0-9]{2}(?:v[0-9])?$/;

/**
 * The actions that authorize the call of a record. An operation that the catalogue does not know is
 * taken for an action of the same name.
 */
export function neededActions(record: EventRecord, operation: string): readonly NeededAction[] {
  if (record.eventSource === 's3.amazonaws.com') return s3Actions(record, operation);
  if (operation === 'kms:ReEncrypt') return RE_ENCRYPT;
  const ids = apiOperation(operation) ?? [operation];
  return ids.map((id) => ({
    action: catalog.action(id)?.id ?? id,
    on: 'target',
    side: undefined,
  }));
}

const RE_ENCRYPT: readonly NeededAction[] = [
  { action: 'kms:ReEncryptFrom', on: 'source', side: 'source' },
  { action: 'kms:ReEncryptTo', on: 'target', side: 'destination' },
];
