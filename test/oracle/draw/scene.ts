import type { Choices } from './choices.ts';
import { pick, weighted } from './choices.ts';
import type { Key, Principal } from './vocabulary.ts';
import { KEYS_OF_CONTEXT, PRINCIPALS, TARGETS } from './vocabulary.ts';

/** What the parts of one input have in common: policies aim at it, the context follows them. */
export interface Scene {
  readonly choices: Choices;
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  /** The keys that the policies drawn so far ask for, with the values they ask for. */
  readonly asked: Map<Key, string[]>;
}

/** A request to aim at. */
export function drawScene(choices: Choices): Scene {
  const principal = weighted(choices, PRINCIPALS);
  const { action, resources } = weighted(choices, TARGETS);
  return { choices, principal, action, resource: pick(choices, resources), asked: new Map() };
}

/** The service of the scene's action. */
export function serviceOf({ action }: Scene): string {
  return action.slice(0, action.indexOf(':'));
}

/** Notes which values the policies compare a key with, so that the context can meet them. */
export function remember({ asked }: Scene, key: Key, values: readonly unknown[]): void {
  const texts = values.map(String).filter((text) => !text.includes('${'));
  asked.set(key, [...(asked.get(key) ?? []), ...texts]);
}

/** Notes the keys that stand as policy variables in the text, with values that would suit. */
export function rememberVariables(scene: Scene, text: string, suiting: readonly string[]): void {
  if (!text.includes('${')) return;
  for (const key of KEYS_OF_CONTEXT) {
    if (text.toLowerCase().includes(`{${key.name.toLowerCase()}`)) remember(scene, key, suiting);
  }
}
