import type { Estate } from '../estate/estate.ts';
import { findResource } from '../estate/find-resource.ts';
import type { Call, S3Call, S3Target, StoredView } from './call.ts';
import type { Parameters } from './operation.ts';
import { parametersBelow } from './parameters.ts';
import { closedPairs, type OpenPairs } from './value.ts';

/** What a call is about in Amazon S3, as far as the estate knows. */
export type FoundTargets =
  | {
      readonly kind: 'found';
      readonly targets: Pick<S3Call, 'target' | 'source' | 'destination' | 'parameters'>;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The targets of a call; undefined when it is about no bucket of the estate. */
export function targetsOf(
  { estate, parameters }: Call,
  resource: string,
): FoundTargets | undefined {
  const target = targetOf(estate, resource, parameters);
  if (!target) return undefined;
  const copied = copySource(parameters, estate);
  const source = copied && targetOf(estate, copied.arn);
  if (copied && !source) return unknown(copied.arn);
  const replica = replicaArn(parameters, target, estate);
  const destination = replica === undefined ? undefined : targetOf(estate, replica);
  if (replica !== undefined && !destination) return unknown(replica);
  const said = new Map([...parameters, ...(copied?.parameters ?? [])]);
  return { kind: 'found', targets: { target, source, destination, parameters: said } };
}

function unknown(arn: string): FoundTargets {
  return { kind: 'unknown', reason: `the estate does not know the bucket of \`${arn}\`` };
}

/** `x-amz-copy-source` names the bucket and the key, or an ARN, perhaps with a version. */
function copySource(
  parameters: Parameters,
  { partition }: Estate,
): { readonly arn: string; readonly parameters: Parameters } | undefined {
  const source = parameters.get('copySource');
  if (source === undefined) return undefined;
  const [path = '', version] = source.split('?versionId=');
  return {
    arn: path.startsWith('arn:') ? path : `arn:${partition}:s3:::${path.replace(/^\//, '')}`,
    parameters: new Map(version === undefined ? [] : [['sourceVersionId', version]]),
  };
}

/** A replica has the key of its source. */
function replicaArn(
  parameters: Parameters,
  { resource, bucket }: S3Target,
  { partition }: Estate,
): string | undefined {
  const goesTo = parameters.get('destination');
  if (goesTo === undefined) return undefined;
  const key = resource.kind === 'value' ? resource.text.slice(bucket.arn.length) : '';
  return `${goesTo.startsWith('arn:') ? goesTo : `arn:${partition}:s3:::${goesTo}`}${key}`;
}

/**
 * The target that an ARN names; undefined for a bucket that the estate does not have. Parameters may
 * say how an object is stored (`storedContext.NAME`, `storedTag.NAME`) that the estate does not know.
 */
function targetOf(
  estate: Estate,
  arn: string,
  parameters: Parameters = new Map(),
): S3Target | undefined {
  const found = findResource(estate, arn);
  if (found.kind !== 'bucket' && found.kind !== 'object') return undefined;
  const { bucket, account } = found;
  const known = found.kind === 'object' ? found.object : undefined;
  const stored: StoredView = known
    ? { ...known, context: closedPairs(known.context), tags: closedPairs(known.tags) }
    : {
        encryption: bucket.encryption,
        context: storedPairs(parameters, 'storedContext'),
        tags: storedPairs(parameters, 'storedTag'),
      };
  return { bucket, account, resource: { kind: 'value', text: arn }, stored };
}

function storedPairs(parameters: Parameters, name: string): OpenPairs {
  const pairs = parametersBelow(parameters, name);
  return pairs.length > 0 || parameters.has(name) ? closedPairs(pairs) : ANYTHING;
}

/** What an object holds that the estate does not know. */
const ANYTHING = { pairs: new Map(), isOpen: true } as const;
