import type { ContextValue, Request } from '../input.ts';
import { chance, pick, weighted } from './choices.ts';
import type { Choices } from './choices.ts';
import type { Scene } from './scene.ts';
import { A, B, MANAGEMENT } from './vocabulary.ts';
import type { Key } from './vocabulary.ts';

/** The request that the scene's policies aim at, with a context that meets some of them. */
export function drawRequest(scene: Scene): Request {
  const { choices, principal, resource } = scene;
  const owner = drawOwner(scene);
  const keys = [...scene.asked.keys()].map((key) => drawKey(scene, key));
  const unknown = keys.flatMap(({ name, state }) => (state === 'unknown' ? [name] : []));
  const given = keys.flatMap(({ name, state }): [string, ContextValue][] =>
    typeof state === 'object' ? [[name, state.value]] : [],
  );
  const action = chance(choices, 3) ? scene.action.toLowerCase() : scene.action;
  return {
    principal: principal.arn,
    action,
    resource,
    ...(owner === undefined ? {} : { resourceAccount: owner }),
    context: { ...Object.fromEntries(given), ...(chance(choices, 1) ? drawTwin(given) : {}) },
    ...(unknown.length > 0 ? { unknown } : {}),
    ...(chance(choices, 25) ? { managementAccount: pick(choices, [MANAGEMENT, A]) } : {}),
  };
}

/** S3 ARNs tell no account, so that it is given; now and then it is left open. */
function drawOwner({ choices, resource }: Scene): string | undefined {
  const isTold = /\d{12}/.test(resource) || resource === '*';
  if (isTold || chance(choices, 1)) return undefined;
  return weighted(choices, [
    [8, A],
    [2, B],
  ]);
}

/** A key once more in other case, which makes both ambiguous. */
function drawTwin(given: readonly [string, ContextValue][]): Record<string, ContextValue> {
  const [name = 'aws:SourceVpce'] = given[0] ?? [];
  return { [name.toUpperCase()]: 'red' };
}

type State = 'absent' | 'unknown' | { readonly value: ContextValue };

function drawKey(scene: Scene, key: Key): { readonly name: string; readonly state: State } {
  const { choices } = scene;
  const name = chance(choices, 5) ? key.name.toLowerCase() : key.name;
  const isLeftOut = chance(choices, key.isDerived === true ? 92 : 25);
  if (isLeftOut) return { name, state: 'absent' };
  if (chance(choices, 4)) return { name, state: 'unknown' };
  return { name, state: { value: drawContextValue(choices, key, scene.asked.get(key) ?? []) } };
}

function drawContextValue(choices: Choices, key: Key, wanted: readonly string[]): ContextValue {
  const value = (): string => {
    const isMet = wanted.length > 0 && !chance(choices, 30);
    const text = isMet ? (wanted[choices.next() % wanted.length] ?? '') : pick(choices, key.values);
    return instance(text, key);
  };
  const isList = chance(choices, key.isMultivalued === true ? 95 : 3);
  if (isList) return Array.from({ length: choices.next() % 4 }, value);
  const text = value();
  if (key.type === 'Bool' && chance(choices, 30)) return text === 'true';
  return key.type === 'Numeric' && chance(choices, 20) ? 10 : text;
}

/** A value of the request that the tested value matches: wildcards filled, networks entered. */
function instance(tested: string, key: Key): string {
  if (key.type === 'Ip') return tested.split('/')[0] ?? tested;
  if (key.type === 'Arn' && tested === '*') return 'arn:aws:s3:::lab';
  return key.name === 'aws:PrincipalTag/team'
    ? tested
    : tested.replaceAll('*', 'x').replaceAll('?', '1');
}
