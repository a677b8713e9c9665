import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Estate } from '../estate/estate.ts';
import { CAPABILITIES, concerns, waysOf, type Way } from './capability.ts';
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
  const ways = waysFor(capability, found.on);
  const thing = found.on === 'key' ? 'a key' : 'an object';
  if (!ways) {
    return { kind: 'fault', message: `\`${capability}\` is nothing that one can do with ${thing}` };
  }
  const asked = found.asked.filter((one) => isConcerned(capability, one));
  return {
    kind: 'scope',
    subjects: subjectsOf(estate, namedIn(resourcePolicies(estate, asked))),
    pairs: ways.flatMap((way) => asked.map((one) => ({ way, asked: one }))),
  };
}

function waysFor(capability: string, on: 'object' | 'key'): readonly Way[] | undefined {
  const known = CAPABILITIES.find((one) => one === capability);
  if (known) return waysOf(known, on);
  if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(capability)) return undefined;
  return [{ operation: capability, parameters: new Map() }];
}

function isConcerned(capability: string, asked: Asked): boolean {
  const known = CAPABILITIES.find((one) => one === capability);
  return asked.kind === 'key' || !known || concerns(known, asked.target.stored.encryption);
}

/** The policies that speak of what is asked for. */
function resourcePolicies(estate: Estate, asked: readonly Asked[]): readonly NamedPolicy[] {
  const keys = [...estate.accounts.values()].flatMap(({ keys: all }) => [...all.values()]);
  const ofKeys = keys.map(({ policy }) => policy);
  const ofBuckets = asked.map((one) =>
    one.kind === 'object' ? one.target.bucket.policy : undefined,
  );
  return [...ofBuckets, ...ofKeys].filter((policy) => policy !== undefined);
}
