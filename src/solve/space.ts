import { ABSENT, type KeyState } from '../term/key-state.ts';
import type { Truth } from '../term/truth.ts';
import {
  add,
  bitsWhere,
  isNone,
  isWithin,
  meet,
  meets,
  members,
  without,
  type Bits,
} from './bits.ts';
import { satisfies, wantsTruth, type Want } from './claim.ts';
import type { Partition, TextClass } from './partition.ts';
import type { Possible, Region } from './region.ts';
import { TruthTable, type Group } from './truth-table.ts';

/** How a claim looks at the values of its variable. */
export interface View {
  /** Whether the claim holds in a state. */
  readonly truth: (state: KeyState) => Truth;
  /** The type of the values: that of the likenesses of classes. */
  readonly type: string;
  /** The sets of texts that it tells apart; undefined when each class is to be asked. */
  readonly sets: readonly number[] | undefined;
}

/** What a variable can be. */
export interface Extent {
  readonly mayBeAbsent: boolean;
  readonly isMultivalued: boolean;
  readonly isInDomain: (one: TextClass) => boolean;
  /** A set whose texts every claim may take otherwise than the rest. */
  readonly apart: number;
}

/** What a claim says of all states: for each truth the points, and the values in lists. */
export interface Truths {
  readonly points: ReadonlyMap<Truth, Bits>;
  /** Whether all values of a list must be as the claim says, or one of them. */
  readonly mode: 'all' | 'any';
  readonly elements: ReadonlyMap<Truth, Bits>;
}

/** Points before those of the classes. */
export const ABSENT_POINT = 0;
const EMPTY_LIST = 1;
const FIRST = 2;
const EMPTY: KeyState = { kind: 'list', texts: [] };

/** A variable with one value is never a list. */
const NO_LISTS: Bits = new Uint32Array();

/** The states that a variable can be in: absent, the empty list, and one text of each class. */
export class Space {
  readonly partition: Partition;
  readonly isMultivalued: boolean;
  readonly full: Possible;
  /** The states with a value. */
  readonly present: Region;
  readonly #size: number;
  readonly #words: number;
  readonly #bySet = new Map<number, Bits>();
  /** The points of classes whose sets are known, and of the others; none where there are none. */
  readonly #known: readonly Bits[];
  readonly #unknown: readonly Bits[];

  constructor(partition: Partition, { mayBeAbsent, isMultivalued, isInDomain, apart }: Extent) {
    const { classes } = partition;
    this.partition = partition;
    this.isMultivalued = isMultivalued;
    this.#size = classes.length + FIRST;
    const elements = this.#bits((one) => isInDomain(one));
    this.#unknown = some(this.#bits(({ sets }) => sets === undefined));
    const points = elements.slice();
    this.#words = points.length;
    if (mayBeAbsent) add(points, ABSENT_POINT);
    if (isMultivalued) add(points, EMPTY_LIST);
    const lists = isMultivalued ? elements : NO_LISTS;
    this.full = { points, elements: lists, hits: [] };
    const values = this.#bits(() => true);
    this.present = { points: values, mode: 'all', elements: isMultivalued ? values : NO_LISTS };
    for (const [index, { sets }] of classes.entries()) {
      for (const set of sets ?? []) {
        let bits = this.#bySet.get(set);
        if (!bits) this.#bySet.set(set, (bits = new Uint32Array(points.length)));
        add(bits, index + FIRST);
      }
    }
    const known = some(this.#bits(({ sets }) => sets !== undefined));
    this.#known = known.flatMap((group) => split(group, this.#bySet.get(apart)));
  }

  /** The class of a point; undefined for the points without a value. */
  classOf(point: number): TextClass | undefined {
    return this.partition.classes[point - FIRST];
  }

  /** The state of a point with a text of its class; undefined when no text is known. */
  stateOf(point: number, text = this.classOf(point)?.texts[0]): KeyState | undefined {
    if (point === ABSENT_POINT) return ABSENT;
    if (point === EMPTY_LIST) return EMPTY;
    return text === undefined ? undefined : this.#state(text);
  }

  /** The point of a text. */
  pointOf(text: string): number | undefined {
    const index = this.partition.classOf(text);
    return index === undefined ? undefined : index + FIRST;
  }

  /** What a claim says of all states. */
  truths(view: View): Truths {
    const points = new TruthTable(this.#words);
    const elements = new TruthTable(this.#words);
    const probes = new Map<Truth, string>();
    points.put(view.truth(ABSENT), ABSENT_POINT);
    if (this.isMultivalued) points.put(view.truth(EMPTY), EMPTY_LIST);
    for (const group of this.#groups(view)) {
      const text = this.#likeness(group, view.type);
      const truth = text === undefined ? 'unknown' : view.truth(this.#state(text));
      points.put(truth, group);
      if (!this.isMultivalued) continue;
      const ofLists =
        text === undefined ? 'unknown' : view.truth({ kind: 'list', texts: [text, text] });
      if (text !== undefined) probes.set(ofLists, text);
      elements.put(ofLists, group);
    }
    return { points: points.bits, mode: modeOf(view, probes), elements: elements.bits };
  }

  /** The states in which truths are as wanted. */
  region({ points, mode, elements }: Truths, want: Want): Region {
    const flipped = mode === 'all' ? 'any' : 'all';
    return {
      points: this.#wanted(points, want),
      mode: wantsTruth(want) ? mode : flipped,
      elements: this.isMultivalued ? this.#wanted(elements, want) : NO_LISTS,
    };
  }

  #wanted(truths: ReadonlyMap<Truth, Bits>, want: Want): Bits {
    const table = new TruthTable(this.#words);
    for (const [truth, bits] of truths) if (satisfies(truth, want)) table.put(true, bits);
    return table.bits.get(true) ?? new Uint32Array(this.#words);
  }

  #state(text: string): KeyState {
    return this.isMultivalued ? { kind: 'list', texts: [text] } : { kind: 'value', text };
  }

  #bits(holds: (one: TextClass) => boolean): Bits {
    const { classes } = this.partition;
    return bitsWhere(this.#size, (point) => {
      const one = classes[point - FIRST];
      return one !== undefined && holds(one);
    });
  }

  /** Points that are alike to a claim. */
  #groups({ sets }: View): readonly Group[] {
    if (!sets) return [...this.#known.flatMap((known) => [...members(known)]), ...this.#unknown];
    let groups = this.#known;
    for (const set of sets) {
      groups = groups.flatMap((group) => split(group, this.#bySet.get(set)));
    }
    return [...groups, ...this.#unknown];
  }

  #likeness(group: Group, type: string): string | undefined {
    let likeness: string | undefined;
    for (const point of typeof group === 'number' ? [group] : members(group)) {
      const one = this.classOf(point);
      if (one?.texts[0] !== undefined) return one.texts[0];
      likeness ??= one?.likenesses.get(type);
    }
    return likeness;
  }
}

/** The bits, where there are any. */
function some(bits: Bits): readonly Bits[] {
  return isNone(bits) ? [] : [bits];
}

/** The parts of a group inside and outside of a set. */
function split(group: Bits, inside: Bits | undefined): readonly Bits[] {
  if (!inside || !meets(group, inside) || isWithin(group, inside)) return [group];
  return [meet(group, inside), without(group, inside)];
}

/** Two values on which a claim is not agreed tell whether one of them is enough. */
function modeOf(view: View, probes: ReadonlyMap<Truth, string>): 'all' | 'any' {
  const [[first, one] = [], [second, other] = []] = probes;
  if (first === undefined || second === undefined) return 'all';
  if (one === undefined || other === undefined) return 'all';
  const both = view.truth({ kind: 'list', texts: [one, other] });
  return both === larger(first, second) ? 'any' : 'all';
}

function larger(left: Truth, right: Truth): Truth {
  if (left === true || right === true) return true;
  return left === 'unknown' || right === 'unknown' ? 'unknown' : false;
}
