import { ABSENT } from '../term/key-state.ts';
import type { EventFacts } from './event-facts.ts';
import { resourceOf } from './event-resource.ts';
import { keyPlan, type KeyPlan, type PlannedKey } from './key-plan.ts';
import { kmsContext } from './kms-context.ts';
import type { NeededAction } from './needed-action.ts';
import type { ReconstructedKey, ReconstructedRequest } from './reconstructed-request.ts';
import { readTagging } from './tagging.ts';

/**
 * The request for one action of a recorded call. Most calls of a log are only looked at to join them
 * with others: their context keys are read when they are asked for.
 */
export class RecordedRequest implements ReconstructedRequest {
  readonly action: string;
  readonly principal: string | undefined;
  readonly resource: string | undefined;
  readonly resourceAccount: string | undefined;
  readonly #facts: EventFacts;
  readonly #needed: NeededAction;
  #keys: readonly ReconstructedKey[] | undefined;

  constructor(facts: EventFacts, needed: NeededAction) {
    const { resource, account } = resourceOf(facts, needed);
    this.action = needed.action;
    this.principal = 'principal' in facts.caller ? facts.caller.principal : undefined;
    this.resource = resource;
    this.resourceAccount = account;
    this.#facts = facts;
    this.#needed = needed;
  }

  get keys(): readonly ReconstructedKey[] {
    return (this.#keys ??= keysOf(this.#facts, this.#needed));
  }

  get open(): readonly string[] {
    return openFamilies(keyPlan(this.action), this.#facts, this.#needed);
  }
}

function keysOf(facts: EventFacts, needed: NeededAction): readonly ReconstructedKey[] {
  const { single } = keyPlan(needed.action);
  return [...single.map((planned) => keyOf(planned, facts, needed)), ...pairs(facts, needed)];
}

function keyOf(planned: PlannedKey, facts: EventFacts, { side }: NeededAction): ReconstructedKey {
  const state = planned.source.read(facts, side);
  if (state.kind === 'absent') return planned.absent;
  if (state.kind === 'unknown') return planned.unknown;
  const { key, from, quality } = planned.source;
  return { key, state, from, quality };
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
