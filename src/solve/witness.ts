import type { KeyState } from '../term/key-state.ts';
import { has, isNone, members, meet, type Bits } from './bits.ts';
import type { Possible } from './region.ts';
import { ABSENT_POINT, type Space } from './space.ts';

/** The plainest of the possible states: a candidate, absence, then the first text that is known. */
export function stateAmong(
  space: Space,
  { points, elements, hits }: Possible,
): KeyState | undefined {
  const texts = [...members(points)].filter((point) => point !== ABSENT_POINT);
  if (has(points, ABSENT_POINT)) return space.stateOf(ABSENT_POINT);
  const states = texts.map((point) => space.stateOf(point)).filter((state) => state !== undefined);
  const [first] = states;
  const state = states.find((one) => !isEmptyText(one)) ?? first;
  if (state || isNone(elements)) return state;
  const wanted: readonly Bits[] = hits.length > 0 ? hits : [elements];
  const list = wanted.map((hit) => firstText(space, meet(hit, elements)));
  const [only] = list;
  const known = list.filter((text) => text !== undefined);
  if (known.length < list.length || only === undefined) return undefined;
  return { kind: 'list', texts: known.length === 1 ? [only, only] : known };
}

function firstText(space: Space, points: Bits): string | undefined {
  for (const point of members(points)) {
    const text = space.classOf(point)?.texts[0];
    if (text !== undefined) return text;
  }
  return undefined;
}

function isEmptyText(state: KeyState): boolean {
  return state.kind === 'value' && state.text === '';
}
