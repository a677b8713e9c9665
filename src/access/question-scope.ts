import type { Estate } from '../estate/estate.ts';
import { remembered } from '../policy/remembered.ts';
import { waysFor } from './asked-ways.ts';
import { CAPABILITIES, concerns, type Way } from './capability.ts';
import { namedIn } from './named-outsiders.ts';
import type { Asked } from './question.ts';
import { subjectsOf, type Subject } from './subject.ts';
import { targetsOf } from './targets.ts';

/** A way to do something with one of the things that are asked of. */
export interface AskedPair {
  readonly way: Way;
  readonly asked: Asked;
}

/** Of whom and of what a question asks; or why it is none. */
export type QuestionScope =
  | {
      readonly kind: 'scope';
      readonly subjects: readonly Subject[];
      /** The first is the plainest way. */
      readonly pairs: readonly AskedPair[];
    }
  | { readonly kind: 'fault'; readonly message: string };

/** What it takes to ask of a capability (or an action) on a resource of an estate. */
export function questionScope(estate: Estate, capability: string, resource: string): QuestionScope {
  const found = targetsOf(estate, resource);
  if (found.kind === 'fault') return found;
  const buckets = found.asked.flatMap((one) => (one.kind === 'object' ? [one.target.bucket] : []));
  const possible = waysFor(capability, { estate, on: found.on, buckets });
  if (possible.kind === 'fault') return possible;
  const asked = found.asked.filter((one) => isConcerned(capability, one));
  return {
    kind: 'scope',
    subjects: subjectsOf(estate, namedFor(estate, asked)),
    pairs: possible.ways.flatMap((way) =>
      asked.map((one) => ({ way: withClientKey(way, one), asked: one })),
    ),
  };
}

/** Whoever reads an object under a key of the client's sends that key along. */
function withClientKey(way: Way, asked: Asked): Way {
  const isNeeded = asked.kind === 'object' && asked.target.stored.encryption.algorithm === 'SSE-C';
  if (!isNeeded || way.operation !== 's3:GetObject') return way;
  return { ...way, parameters: new Map([...way.parameters, ['sseCustomerAlgorithm', 'AES256']]) };
}

function isConcerned(capability: string, asked: Asked): boolean {
  const known = CAPABILITIES.find((one) => one === capability);
  return asked.kind !== 'object' || !known || concerns(known, asked.target.stored.encryption);
}

/** Whom the policies name that speak of what is asked for. */
function namedFor(estate: Estate, asked: readonly Asked[]): ReadonlySet<string> {
  const ofBuckets = asked.map((one) =>
    one.kind === 'object' ? one.target.bucket.policy : undefined,
  );
  const named = namedIn(ofBuckets.filter((policy) => policy !== undefined));
  return new Set([...named, ...namedByKeys(estate)]);
}

const namedByKeys = remembered(({ accounts }: Estate): ReadonlySet<string> => {
  const keys = [...accounts.values()].flatMap(({ keys: all }) => [...all.values()]);
  return namedIn(keys.map(({ policy }) => policy));
});
