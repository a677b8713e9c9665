import { catalog } from '../catalog/catalog.ts';
import { parseArn } from '../policy/arn.ts';
import type { EventFacts } from './event-facts.ts';
import type { NeededAction } from './needed-action.ts';
import { copySourceArn } from './s3-arn.ts';

/** What an action was done to, as far as the record and its message tell. */
export interface ResourceFacts {
  /** An ARN, or `*` for an action without a resource; undefined when nothing tells it. */
  readonly resource: string | undefined;
  /** The account that owns it, where its ARN does not say so. */
  readonly account: string | undefined;
}

/** The resource of an action of a record. */
export function resourceOf(facts: EventFacts, needed: NeededAction): ResourceFacts {
  const service = needed.action.slice(0, needed.action.indexOf(':'));
  const action = catalog.action(needed.action);
  if (action?.onlyStarResource) return { resource: '*', account: undefined };
  const resource =
    (SERVICES.get(service) ?? onlyArn)(facts, needed) ?? messageArn(facts, needed.action);
  return { resource, account: resource === undefined ? undefined : accountOf(facts, resource) };
}

type Finder = (facts: EventFacts, needed: NeededAction) => string | undefined;

const SERVICES: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  ['s3', s3Resource],
  ['kms', kmsResource],
  ['sts', ({ record }) => record.requestParameters?.text('roleArn')],
]);

function s3Resource(facts: EventFacts, { action, on }: NeededAction): string | undefined {
  const { record, partition } = facts;
  const parameters = record.requestParameters;
  if (on === 'source') return copySourceArn(parameters?.text('x-amz-copy-source') ?? '', partition);
  const bucket = parameters?.text('bucketName');
  if (bucket === undefined) return s3Listed(facts, action);
  const arn = bucket.startsWith('arn:') ? bucket : `arn:${partition}:s3:::${bucket}`;
  if (!isOfObject(action)) return arn;
  const key = parameters?.text('key');
  // The keys of a deletion of many objects are in no record.
  return key ? `${arn}${bucket.startsWith('arn:') ? '/object' : ''}/${key}` : undefined;
}

/** The resource among those that the record lists: the object, or the bucket. */
function s3Listed({ record }: EventFacts, action: string): string | undefined {
  const type = isOfObject(action) ? 'AWS::S3::Object' : 'AWS::S3::Bucket';
  return record.resources.find((resource) => resource.type === type)?.arn;
}

function isOfObject(action: string): boolean {
  return catalog.action(action)?.resourceTypes.some(({ type }) => type.name === 'object') ?? true;
}

/** Of a re-encryption the record lists two keys, and does not say which is which. */
function kmsResource(facts: EventFacts, { side }: NeededAction): string | undefined {
  const { record } = facts;
  const keys = record.resources.filter(({ arn }) => arn.includes(':key/'));
  const field = side === undefined ? 'keyId' : `${side}KeyId`;
  const id = record.requestParameters?.text(field);
  if (id !== undefined && isKeyArn(id)) return id;
  if (id !== undefined && isKeyId(id)) {
    const ends = `:key/${id}`;
    return keys.find(({ arn }) => arn.endsWith(ends))?.arn ?? ownKey(facts, id);
  }
  return keys.length === 1 && side === undefined ? keys[0]?.arn : undefined;
}

function isKeyArn(id: string): boolean {
  const arn = parseArn(id);
  return arn?.service === 'kms' && arn.resource.startsWith('key/');
}

function isKeyId(id: string): boolean {
  return KEY_ID.test(id);
}

const KEY_ID = /^(?:mrk-)?[0-9a-f-]{32,36}$/;

/** A bare id is looked up in the account of the caller and the Region of the call. */
function ownKey({ caller, partition, record }: EventFacts, id: string): string | undefined {
  if (caller.kind !== 'principal' || record.awsRegion === undefined) return undefined;
  return `arn:${partition}:kms:${record.awsRegion}:${caller.caller.account}:key/${id}`;
}

function onlyArn({ record }: EventFacts): string | undefined {
  const { resources } = record;
  return resources.length === 1 ? resources[0]?.arn : undefined;
}

/** The resource that the error message names, if it is about this action. */
function messageArn({ denial }: EventFacts, action: string): string | undefined {
  if (denial?.resource === undefined || !parseArn(denial.resource)) return undefined;
  const named = catalog.action(denial.action ?? '')?.id ?? denial.action;
  return named === action ? denial.resource : undefined;
}

function accountOf({ record }: EventFacts, arn: string): string | undefined {
  const parts = parseArn(arn);
  if (!parts || parts.account !== '') return undefined;
  const owner = record.resources.find(
    (resource) =>
      resource.account !== undefined &&
      (arn === resource.arn || arn.startsWith(`${resource.arn}/`)),
  );
  return owner?.account;
}
