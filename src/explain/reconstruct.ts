import type { OperationRequest } from '../flow/operation-request.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { CallPath } from './call-path.ts';
import { readDenial, type DenialMessage } from './denial-message.ts';
import { neededActions, operationOf } from './event-action.ts';
import type { EventCaller } from './event-caller.ts';
import { eventFacts, type EventFacts } from './event-facts.ts';
import { eventOperation } from './event-operation.ts';
import type { EventRecord } from './event-record.ts';
import { resourceOf } from './event-resource.ts';
import { keyPlan, type KeyPlan } from './key-plan.ts';
import type { KeySource } from './key-source.ts';
import { kmsContext } from './kms-context.ts';
import type { NeededAction } from './needed-action.ts';
import type { ReconstructedKey, ReconstructedRequest } from './reconstructed-request.ts';
import { readTagging } from './tagging.ts';

/** A call as its record tells it. */
export interface Reconstruction {
  readonly record: EventRecord;
  /** What its error message says; undefined for a call without error. */
  readonly denial: DenialMessage | undefined;
  readonly caller: EventCaller;
  /** Whether a service made the call with the caller's credentials, and how that was told. */
  readonly path: CallPath;
  /** `service:Name` of the API operation. */
  readonly operation: string;
  /** The call of an operation of Amazon S3 or AWS KMS that a caller made itself, to be simulated. */
  readonly simulated: OperationRequest | undefined;
  /** The authorizations that the service of the record made; not those of AWS KMS for Amazon S3. */
  readonly requests: readonly ReconstructedRequest[];
}

/** Rebuilds the call of a record. Never throws; what the record does not tell stays unknown. */
export function reconstruct(record: EventRecord): Reconstruction {
  const denial = denialOf(record);
  const facts = eventFacts(record, denial);
  const operation = operationOf(record);
  const requests = neededActions(record, operation).map((needed) => rebuild(facts, needed));
  return {
    record,
    denial,
    caller: facts.caller,
    path: facts.path,
    operation,
    simulated: eventOperation(facts, operation, requests),
    requests,
  };
}

/** True for a call that was refused: its record has an error code of access or of a key's state. */
export function isDenied({ errorCode }: EventRecord): boolean {
  return errorCode !== undefined && DENIED.test(errorCode);
}

const DENIED =
  /^(?:403|Forbidden|AllAccessDisabled|AuthorizationError|AuthorizationFailure)$|AccessDenied|UnauthorizedOperation|NotAuthorized|^(?:KMS\.)?(?:Disabled|KMSInvalidState|NotFound)Exception$/;

function denialOf({ errorCode, errorMessage }: EventRecord): DenialMessage | undefined {
  if (errorCode === undefined && errorMessage === undefined) return undefined;
  const read = readDenial(errorMessage ?? '');
  return read.errorCode === undefined ? { ...read, errorCode } : read;
}

function rebuild(facts: EventFacts, needed: NeededAction): ReconstructedRequest {
  const { action } = needed;
  const plan = keyPlan(action);
  const { resource, account } = resourceOf(facts, needed);
  const { caller } = facts;
  return {
    action,
    principal: 'principal' in caller ? caller.principal : undefined,
    resource,
    resourceAccount: account,
    keys: [...plan.single.map((source) => keyOf(source, facts, needed)), ...pairs(facts, needed)],
    open: openFamilies(plan, facts, needed),
  };
}

function keyOf(source: KeySource, facts: EventFacts, { side }: NeededAction): ReconstructedKey {
  const state = source.read(facts, side);
  const { key, from } = source;
  return { key, state, from, quality: state === UNKNOWN ? 'none' : source.quality };
}

/** The families of keys that the record leaves open, encryption contexts and object tags too. */
function openFamilies(
  { families }: KeyPlan,
  facts: EventFacts,
  { action, side }: NeededAction,
): readonly string[] {
  const open = families
    .filter(({ key, read }) => read(facts, side) !== ABSENT && !isTold(key, facts))
    .map(({ key }) => key);
  const isHidden = action.startsWith('kms:') && !kmsContext(facts.record, side);
  return isHidden ? [...open, CONTEXT] : open;
}

function isTold(family: string, { record }: EventFacts): boolean {
  return family === OBJECT_TAGS && record.requestParameters?.text('x-amz-tagging') !== undefined;
}

const CONTEXT = 'kms:EncryptionContext:';
const OBJECT_TAGS = 's3:RequestObjectTag/';

/** The keys of a family that the record has by name. */
function pairs({ record }: EventFacts, { action, side }: NeededAction): ReconstructedKey[] {
  if (action.startsWith('kms:')) {
    const context = kmsContext(record, side) ?? [];
    return named(context, CONTEXT, 'requestParameters.encryptionContext');
  }
  const header = action.startsWith('s3:Put') && record.requestParameters?.text('x-amz-tagging');
  return header ? named(readTagging(header), OBJECT_TAGS, 'requestParameters.x-amz-tagging') : [];
}

function named(
  pairs: Iterable<readonly [string, string]>,
  family: string,
  from: string,
): ReconstructedKey[] {
  return Array.from(pairs, ([name, text]) => ({
    key: `${family}${name}`,
    state: { kind: 'value', text },
    from,
    quality: 'exact',
  }));
}
