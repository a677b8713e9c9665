import type { Request } from '../authorize/request.ts';
import type { Estate } from '../estate/estate.ts';
import { callerFacts, resourceFacts } from '../estate/facts.ts';
import type { FoundCaller } from '../estate/find-caller.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import type { UntoldSession } from '../flow/untold-session.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { isOpen, requestOf, type ReconstructedRequest } from './reconstructed-request.ts';

/** Caller and resource of a request, as an estate knows them. */
export interface Parties {
  readonly caller: FoundCaller;
  readonly resource: FoundResource;
  readonly untold: UntoldSession;
}

/**
 * A reconstructed request with what the estate knows and the record does not tell: tags, key
 * properties, organizations. Undefined while its principal or its resource is not known.
 */
export function knownRequest(
  request: ReconstructedRequest,
  { organization }: Estate,
  parties: Parties,
): Request | undefined {
  const facts = [callerFacts(parties.caller), resourceFacts(parties.resource)];
  const { untold: session } = parties;
  const context = new Map(
    facts
      .flatMap((one) => [...one.context])
      .filter(([key]) => !isObjectTag(key) || isOpen(request, key))
      .filter(([key]) => !session.keys.includes(asciiLower(key))),
  );
  const untold = new Set([...facts.flatMap(({ unknown }) => unknown), ...session.keys]);
  const absent = request.keys
    .filter(({ key, state }) => state.kind === 'unknown' && isSettled(key, parties))
    .map(({ key }) => key)
    .filter((key) => !context.has(key) && !untold.has(key));
  const made = requestOf(request, {
    context,
    absent,
    tested: session.keys,
    resourceAccount: ownerOf(parties.resource),
    managementAccount: organization?.managementAccount,
  });
  const open = request.open.filter((family) => !isSettled(family, parties)).map(asciiLower);
  return made && { ...made, open };
}

const OBJECT_TAG = 's3:ExistingObjectTag/';

function isObjectTag(key: string): boolean {
  return key.startsWith(OBJECT_TAG);
}

/** What an estate tells in full once it knows the caller, the resource or the object. */
const SETTLED: readonly (readonly [keys: RegExp, is: (parties: Parties) => boolean])[] = [
  [/^aws:PrincipalTag\//, (parties) => isKnown(parties) && parties.untold.open.length === 0],
  [/^aws:PrincipalOrg/, isKnown],
  [/^aws:Resource(?:Tag\/|Org)/, ({ resource }) => isModelled(resource)],
  [/^kms:(?:Key|MultiRegion|ResourceAliases)/, ({ resource: { kind } }) => kind === 'key'],
  [/^s3:BucketTag\//, ({ resource: { kind } }) => kind === 'bucket' || kind === 'object'],
  [/^s3:ExistingObjectTag\//, ({ resource }) => resource.kind === 'object' && !!resource.object],
];

function isSettled(key: string, parties: Parties): boolean {
  return SETTLED.some(([keys, is]) => keys.test(key) && is(parties));
}

function isKnown({ caller: { kind } }: Parties): boolean {
  return kind === 'principal' || kind === 'root';
}

function isModelled({ kind }: FoundResource): boolean {
  return kind === 'bucket' || kind === 'object' || kind === 'key' || kind === 'role';
}

function ownerOf(found: FoundResource): string | undefined {
  const account = 'account' in found ? found.account : undefined;
  return typeof account === 'object' ? account.id : account;
}
