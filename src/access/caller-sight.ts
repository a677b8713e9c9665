import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { callerFacts } from '../estate/facts.ts';
import { findCaller } from '../estate/find-caller.ts';
import { derivedKey } from '../authorize/derived-keys.ts';
import { isIdentityKey } from '../flow/global-keys.ts';
import { sessionKeys } from '../flow/session-keys.ts';
import { free, valuesOf } from '../flow/value.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { SymbolicKey, SymbolicRequest } from '../solve/question.ts';
import { Setting } from '../solve/setting.ts';
import type { Caller } from '../term/caller.ts';
import { testHolds } from '../term/evaluate-test.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import { Readings } from '../term/readings.ts';
import { testKeys, type Test } from '../term/test.ts';
import { World } from '../term/world.ts';
import { principalText, type Subject } from './subject.ts';

/** Who asks, with the keys about that and nothing else. */
export interface Identity {
  readonly caller: Caller;
  /** By the lower-case name of a key. */
  readonly key: (name: string) => SymbolicKey;
  /** Where tests of nothing but the identity are evaluated. */
  readonly world: World;
}

/** What an identity is read from. */
export interface IdentityScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

/** The identity of somebody of an estate; undefined for a text that names nobody. */
export function identityOf(
  subject: Subject,
  { estate, library, readings }: IdentityScene,
): Identity | undefined {
  const found = findCaller(estate, principalText(subject));
  if (!found) return undefined;
  const { caller } = found;
  const session = sessionKeys(found, library);
  const known = new Map(
    [...valuesOf(callerFacts(found)), ...session.keys].map(([name, value]) => [
      asciiLower(name),
      value,
    ]),
  );
  const origin = { caller, service: '', owner: ABSENT };
  const isOpen = (name: string): boolean => session.open.some((start) => name.startsWith(start));
  const key = (name: string): SymbolicKey =>
    known.get(name) ?? (isOpen(name) ? free(name) : derivedKey(name, origin));
  const setting = new Setting(blank(caller, key), new Map(), []);
  return { caller, key, world: new World([setting], new Readings(readings)) };
}

/** A text that identities share only when a test cannot tell them apart. */
export type Sight = (identity: Identity) => string;

/**
 * What a test sees of who asks: those who look the same to all tests of a term are the same to it. A
 * test that reads nothing else sees no more than its own truth. Undefined for one that sees nothing.
 */
export function sightOf(test: Test): Sight | undefined {
  const all = test.kind === 'resource-template' ? ['', ...testKeys(test)] : testKeys(test);
  const keys = all.filter(isIdentityKey);
  if (keys.length === 0 && test.kind !== 'principal') return undefined;
  const isAlone = keys.length === all.length;
  return ({ key, world }) => {
    const states = keys.map(key);
    const isClear = isAlone && states.every(isSettled);
    return isClear ? String(testHolds(test, world)) : JSON.stringify(states, listed);
  };
}

/** A set as text lists its members. */
function listed(_name: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}

/**
 * Of what is open no truth tells. Whether an empty text is a value is in doubt, which the truth under
 * one reading does not tell either.
 */
function isSettled(state: SymbolicKey): boolean {
  return state.kind !== 'variable' && (state.kind !== 'value' || state.text !== '');
}

function blank(caller: Caller, key: Identity['key']): SymbolicRequest {
  return {
    caller,
    action: { kind: 'value', text: '' },
    resource: { kind: 'value', text: '*' },
    key: (name) => (isIdentityKey(name) ? key(name) : UNKNOWN),
  };
}
