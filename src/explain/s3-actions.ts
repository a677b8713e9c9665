import { apiOperation } from '../catalog/api-operations.ts';
import { catalog } from '../catalog/catalog.ts';
import { actionOnVersion } from '../catalog/object-versions.ts';
import type { EventRecord } from './event-record.ts';
import type { Fields } from './fields.ts';
import type { NeededAction } from './needed-action.ts';
import { copySourceVersion } from './s3-arn.ts';

/** Actions that an upload needs besides when it sends a header. */
const BY_HEADER: readonly (readonly [action: string, ...headers: string[]])[] = [
  [
    's3:PutObjectAcl',
    'x-amz-acl',
    'x-amz-grant-full-control',
    'x-amz-grant-read',
    'x-amz-grant-read-acp',
    'x-amz-grant-write',
    'x-amz-grant-write-acp',
  ],
  ['s3:PutObjectTagging', 'x-amz-tagging'],
  ['s3:PutObjectRetention', 'x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date'],
  ['s3:PutObjectLegalHold', 'x-amz-object-lock-legal-hold'],
];

const UPLOADS: ReadonlySet<string> = new Set([
  's3:CopyObject',
  's3:CreateMultipartUpload',
  's3:PostObject',
  's3:PutObject',
]);

/** Operations that read one object and write another. */
const COPIES: ReadonlySet<string> = new Set(['s3:CopyObject', 's3:UploadPartCopy']);

/** Operations that need an action besides that of their name. */
const BESIDES: ReadonlyMap<string, string> = new Map([
  ['s3:GetObjectAttributes', 's3:GetObject'],
  ['s3:UpdateObjectEncryption', 's3:PutObject'],
]);

/**
 * The actions that authorize a call to Amazon S3, those on its encryption key left out.
 * Source: Amazon S3 User Guide, using-with-s3-policy-actions.
 */
export function s3Actions(record: EventRecord, written: string): readonly NeededAction[] {
  const { requestParameters } = record;
  const operation = copyOf(written, requestParameters);
  const beside = BESIDES.get(operation);
  const named = apiOperation(operation) ?? [operation, ...(beside === undefined ? [] : [beside])];
  const needed = named.map((id) => ofVersion(id, operation, requestParameters));
  return UPLOADS.has(operation) ? [...needed, ...byHeader(requestParameters)] : needed;
}

/** A copy of an object may be logged as the upload that it is. */
export function copyOf(operation: string, parameters: Fields | undefined): string {
  if (parameters?.text('x-amz-copy-source') === undefined) return operation;
  if (operation === 's3:PutObject') return 's3:CopyObject';
  return operation === 's3:UploadPart' ? 's3:UploadPartCopy' : operation;
}

function ofVersion(id: string, operation: string, parameters: Fields | undefined): NeededAction {
  const isSource = COPIES.has(operation) && id === 's3:GetObject';
  const version = isSource
    ? copySourceVersion(parameters?.text('x-amz-copy-source') ?? '')
    : parameters?.text('versionId');
  const action = version === undefined ? id : actionOnVersion(id);
  return needed(action, isSource ? 'source' : 'target');
}

function byHeader(parameters: Fields | undefined): readonly NeededAction[] {
  return BY_HEADER.filter(([, ...headers]) =>
    headers.some((header) => parameters?.text(header) !== undefined),
  ).map(([action]) => needed(action, 'target'));
}

function needed(id: string, on: NeededAction['on']): NeededAction {
  return { action: catalog.action(id)?.id ?? id, on, side: undefined };
}
