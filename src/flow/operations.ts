import { catalog } from '../catalog/catalog.ts';
import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { on, type Row } from './checks.ts';
import { KEY_OPERATIONS, onKey } from './key-operations.ts';
import { MULTIPART_UPLOAD, OBJECT_OPERATIONS } from './object-operations.ts';
import type { Check, Operation, Parameters } from './operation.ts';
import { SERVICE_FLOWS } from './service-flows.ts';

const listing = on('ListBucket', { on: 'bucket' });

/** Source: Amazon S3 User Guide, using-with-s3-policy-actions. */
const BUCKET_OPERATIONS: readonly Row[] = [
  ['ListObjects', listing],
  ['ListObjectsV2', listing],
  ['HeadBucket', listing],
  ['ListObjectVersions', on('ListBucketVersions', { on: 'bucket' })],
  ['ListMultipartUploads', on('ListBucketMultipartUploads', { on: 'bucket' })],
];

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    ...[...OBJECT_OPERATIONS, ...BUCKET_OPERATIONS].map((row) => operationFrom('s3', row)),
    ...KEY_OPERATIONS.map((row) => operationFrom('kms', row)),
    ...SERVICE_FLOWS,
  ].map((operation) => [asciiLower(operation.name), operation]),
);

/** What a parameter makes of an operation. */
interface Variant {
  readonly of: string;
  readonly isMeant: (parameters: Parameters) => boolean;
  readonly operation: Operation | undefined;
}

const VARIANTS: readonly Variant[] = [
  {
    of: 's3:putobject',
    isMeant: (parameters) => parameters.get('multipart') === 'true',
    operation: {
      ...operationFrom('s3', MULTIPART_UPLOAD),
      logged: ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'],
    },
  },
  {
    of: 's3:replicateobject',
    isMeant: (parameters) => parameters.has('destination'),
    operation: OPERATIONS.get('s3:replication'),
  },
];

function operationFrom(service: string, [name, ...checks]: Row): Operation {
  return { name: `${service}:${name}`, checks };
}

/** The names of the operations whose steps are known, sorted. */
export const operationNames: readonly string[] = [...OPERATIONS.values()]
  .map(({ name }) => name)
  .toSorted();

/**
 * An operation of Amazon S3 or AWS KMS by its name, in any letter case; one that is not in the tables
 * is authorized by its own actions. Undefined when the services have none of that name.
 * @param parameters Of the request: an upload may be one in parts (`multipart`), and the action
 *   `s3:ReplicateObject` with a `destination` means the whole of a replication.
 */
export function operationOf(
  name: string,
  parameters: Parameters = new Map(),
): Operation | undefined {
  const wanted = asciiLower(name);
  const variant = VARIANTS.find(({ of, isMeant }) => of === wanted && isMeant(parameters));
  const known = variant?.operation ?? OPERATIONS.get(wanted);
  if (known) return known;
  if (!SERVICES.test(name)) return undefined;
  const own = catalog.action(name);
  const ids = catalog.apiOperation(name) ?? (own ? [own.id] : []);
  const actions = ids.map((id) => catalog.action(id)).filter((action) => action !== undefined);
  if (actions.length === 0) return undefined;
  // Of actions on different kinds of resource, those that fit the resource are checked.
  const onResource = actions.filter((action) => !action.onlyStarResource);
  const checked = onResource.length > 0 ? onResource : actions;
  return { name: own?.id ?? name, checks: checked.map(checkOf) };
}

const SERVICES = /^(?:s3|kms):/i;

function checkOf(action: Action): Check {
  const { service, name, id } = action;
  if (action.onlyStarResource) return { kind: 'named', action: id, parameter: undefined };
  if (service === 'kms') return onKey(name, 'target');
  const ofObject = action.resourceTypes.some(({ type }) => type.name === 'object');
  return on(name, { action: id, on: ofObject ? 'target' : 'bucket' });
}
