import type { ContextValue } from '../authorize/request.ts';
import type { Bucket, Key, Organization, StoredObject } from './estate.ts';
import type { FoundCaller } from './find-caller.ts';
import type { FoundResource } from './find-resource.ts';

/** Context keys that follow from an estate, in the form that a request takes them. */
export interface Facts {
  readonly context: ReadonlyMap<string, ContextValue>;
  /** Keys that the request may have, with values that the estate does not tell. */
  readonly unknown: readonly string[];
}

type Entry = readonly [key: string, value: ContextValue];

/**
 * The context keys about who asks. Those that follow from the caller's ARN alone are left to
 * `authorize`, but for the ARN of a session's role, whose path the session does not tell.
 * Source: IAM User Guide, reference_policies_condition-keys (properties of the principal).
 */
export function callerFacts(found: FoundCaller): Facts {
  const organization = found.kind === 'free' ? NOTHING : organizationFacts('Principal', found);
  if (found.kind !== 'principal') return organization;
  const { arn, tags } = found.principal;
  return {
    context: new Map([
      ['aws:PrincipalArn', arn],
      ...prefixed('aws:PrincipalTag/', tags),
      ...organization.context,
    ]),
    unknown: organization.unknown,
  };
}

/**
 * The context keys about what is asked for. Of an object, `aws:ResourceTag/…` are the tags of its
 * bucket, and they are there only where the bucket has ABAC enabled.
 * Sources: Service Authorization Reference, list_amazons3 and list_awskeymanagementservice.
 */
export function resourceFacts(found: FoundResource): Facts {
  if (found.kind === 'none') return NOTHING;
  const organization = organizationFacts('Resource', found);
  const context = new Map([...organization.context, ...propertiesOf(found)]);
  return { context, unknown: organization.unknown };
}

const NOTHING: Facts = { context: new Map(), unknown: [] };

function propertiesOf(found: FoundResource): readonly Entry[] {
  switch (found.kind) {
    case 'bucket':
      return bucketFacts(found.bucket);
    case 'object':
      return [...bucketFacts(found.bucket), ...objectFacts(found.object)];
    case 'key':
      return keyFacts(found.key);
    case 'role':
      return prefixed('aws:ResourceTag/', found.principal.tags);
    default:
      return [];
  }
}

function bucketFacts({ account, tags, isAbacEnabled }: Bucket): readonly Entry[] {
  const owner: Entry = ['aws:ResourceAccount', account];
  if (!isAbacEnabled) return [owner];
  return [owner, ...prefixed('aws:ResourceTag/', tags), ...prefixed('s3:BucketTag/', tags)];
}

/** They are in the requests that read the object or its tags; the flow knows which these are. */
function objectFacts(object: StoredObject | undefined): readonly Entry[] {
  return object ? prefixed('s3:ExistingObjectTag/', object.tags) : [];
}

/** Source: AWS KMS Developer Guide, conditions-kms. */
function keyFacts(key: Key): readonly Entry[] {
  const { multiRegion } = key;
  return [
    ['aws:ResourceAccount', key.account],
    ['kms:KeyOrigin', key.origin],
    ['kms:KeySpec', key.spec],
    ['kms:KeyUsage', key.usage],
    ['kms:MultiRegion', String(multiRegion !== undefined)],
    ...(multiRegion ? [['kms:MultiRegionKeyType', multiRegion] as const] : []),
    ...(key.aliases.length > 0 ? [['kms:ResourceAliases', key.aliases] as const] : []),
    ...prefixed('aws:ResourceTag/', key.tags),
  ];
}

function prefixed(prefix: string, tags: ReadonlyMap<string, string>): readonly Entry[] {
  return [...tags].map(([name, value]) => [prefix + name, value]);
}

/** Nobody can tell the organization of an account that the estate does not model. */
function organizationFacts(
  side: 'Principal' | 'Resource',
  found: FoundCaller | FoundResource,
): Facts {
  const id = `aws:${side}OrgID`;
  const paths = `aws:${side}OrgPaths`;
  const belonging = belongingOf(found);
  if (!belonging) return { context: new Map(), unknown: [id, paths] };
  const { organization, path } = belonging;
  if (!organization) return NOTHING;
  const context = new Map<string, ContextValue>([[id, organization.id]]);
  if (path === undefined) return { context, unknown: [paths] };
  return { context: context.set(paths, [path]), unknown: [] };
}

interface Belonging {
  readonly organization: Organization | undefined;
  readonly path: string | undefined;
}

/** Undefined when the estate does not tell. */
function belongingOf(found: FoundCaller | FoundResource): Belonging | undefined {
  if ('member' in found) return found.member;
  const account = 'account' in found ? found.account : undefined;
  if (typeof account !== 'object') return undefined;
  return { organization: account.organization, path: account.organizationPath };
}
