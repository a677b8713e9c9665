import type { Automaton, State, Units } from './automaton.ts';

/** Texts that lead to states of one kind. */
export interface Words {
  /** The sets that the texts are in. */
  readonly sets: readonly number[];
  /** Short texts first. */
  readonly texts: string[];
}

export interface Wanted {
  /** How many texts to find of each kind. A kind with fewer has no others. */
  readonly count: number;
  /** More states than this are not looked at. */
  readonly states: number;
}

/** The kinds of texts that an automaton tells apart, by the sets that they are in. */
export interface Found {
  readonly kinds: ReadonlyMap<string, Words>;
  /** False when there were too many states to see them all. */
  readonly isComplete: boolean;
}

interface Step {
  readonly state: State;
  readonly before: Step | undefined;
  readonly unit: number;
}

/** Walks the automaton breadth first, through each state as often as texts are wanted. */
export function findWords(automaton: Automaton, { count, states }: Wanted): Found {
  const kinds = new Map<string, Words>();
  const start = automaton.start();
  if (!start) return { kinds, isComplete: true };
  const visits: number[] = [];
  const queue: Step[] = [{ state: start, before: undefined, unit: 0 }];
  for (const at of queue) {
    const { state } = at;
    const visit = visits[state.id] ?? 0;
    if (visit >= count) continue;
    visits[state.id] = visit + 1;
    keep(kinds, at, count);
    if (automaton.size > states) return { kinds, isComplete: false };
    for (const unit of unitsFrom([state], count)) {
      const next = automaton.after(state, unit);
      if (next && (visits[next.id] ?? 0) < count) queue.push({ state: next, before: at, unit });
    }
  }
  return { kinds, isComplete: true };
}

/** A text that stands for the sets it is in. */
export function kindOf({ sets }: { readonly sets: readonly number[] }): string {
  return sets.join();
}

function keep(kinds: Map<string, Words>, at: Step, count: number): void {
  const kind = kindOf(at.state);
  const words = kinds.get(kind);
  if (!words) kinds.set(kind, { sets: at.state.sets, texts: [textOf(at)] });
  else if (words.texts.length < count) words.texts.push(textOf(at));
}

function textOf(last: Step): string {
  const units: number[] = [];
  for (let at: Step | undefined = last; at?.before; at = at.before) units.push(at.unit);
  let text = '';
  for (const unit of units.toReversed()) text += String.fromCharCode(unit);
  return text;
}

/** The units with a meaning here, and as many others as texts are wanted. */
export function unitsFrom(states: readonly State[], count: number): readonly number[] {
  const units = unitsOf(states);
  const all = [...units.keys()].sort((left, right) => left - right);
  let others = 0;
  for (let index = 0; others < count; index++) {
    const unit = index < PLAIN.length ? PLAIN.charCodeAt(index) : RARE + index;
    if (units.has(unit)) continue;
    all.push(unit);
    others++;
  }
  return all;
}

function unitsOf(states: readonly State[]): Units {
  const [first, ...more] = states;
  if (first && more.length === 0) return first.units;
  return new Set(states.flatMap(({ units }) => [...units.keys()]));
}

/** Characters that read well in an example, the best first. Lower case: actions have no other. */
const PLAIN = 'xyzabcdefghijklmnopqrstuvw0123456789';
/** Units of letters far from those that policies use. */
const RARE = 0x4e00;
