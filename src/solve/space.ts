import { ABSENT, type KeyState } from '../term/key-state.ts';
import type { Truth } from '../term/truth.ts';
import { add, addAll, bitsWhere, isNone, meet, members, without, type Bits } from './bits.ts';
import { satisfies, wantsTruth, type Want } from './claim.ts';
import type { Partition, TextClass } from './partition.ts';
import type { Possible, Region } from './region.ts';

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
}

/** What a claim says of all states: for each truth the points, and the values in lists. */
export interface Truths {
  readonly points: ReadonlyMap<Truth, Bits>;
  /** Whether all values of a list must be as the claim says, or one of them. */
  readonly mode: 'all' | 'any';
  readonly elements: ReadonlyMap<Truth, Bits>;
}

/** Points that a claim takes alike: several, or one. */
type Group = Bits | number;

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
  readonly #bySet = new Map<number, Bits>();
  readonly #known: Bits;
  readonly #unknown: Bits;

  constructor(partition: Partition, { mayBeAbsent, isMultivalued, isInDomain }: Extent) {
    const { classes } = partition;
    this.partition = partition;
    this.isMultivalued = isMultivalued;
    this.#size = classes.length + FIRST;
    const elements = this.#bits((one) => isInDomain(one));
    this.#known = this.#bits(({ sets }) => sets !== undefined);
    this.#unknown = this.#bits(({ sets }) => sets === undefined);
    const points = elements.slice();
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
    const points = new Map<Truth, Bits>();
    const elements = new Map<Truth, Bits>();
    const probes = new Map<Truth, string>();
    this.#put(points, view.truth(ABSENT), ABSENT_POINT);
    if (this.isMultivalued) this.#put(points, view.truth(EMPTY), EMPTY_LIST);
    for (const group of [...this.#groups(view), this.#unknown]) {
      const text = this.#likeness(group, view.type);
      const truth = text === undefined ? 'unknown' : view.truth(this.#state(text));
      this.#put(points, truth, group);
      if (!this.isMultivalued) continue;
      const ofLists =
        text === undefined ? 'unknown' : view.truth({ kind: 'list', texts: [text, text] });
      if (text !== undefined) probes.set(ofLists, text);
      this.#put(elements, ofLists, group);
    }
    return { points, mode: modeOf(view, probes), elements };
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
    const wanted = new Uint32Array(this.full.points.length);
    for (const [truth, bits] of truths) if (satisfies(truth, want)) addAll(wanted, bits);
    return wanted;
  }

  #put(truths: Map<Truth, Bits>, truth: Truth, group: Group): void {
    let bits = truths.get(truth);
    if (!bits) truths.set(truth, (bits = new Uint32Array(this.full.points.length)));
    if (typeof group === 'number') add(bits, group);
    else addAll(bits, group);
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
    if (!sets) return [...members(this.#known)];
    let groups: readonly Bits[] = [this.#known];
    for (const set of sets) {
      const inside = this.#bySet.get(set);
      if (!inside) continue;
      groups = groups.flatMap((group) => [meet(group, inside), without(group, inside)]);
      groups = groups.filter((group) => !isNone(group));
    }
    return groups;
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
