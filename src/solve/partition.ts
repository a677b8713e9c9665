import { Automaton } from './automaton.ts';
import type { Cells } from './cells.ts';
import type { Language } from './language.ts';
import { findWords, kindOf, type Words } from './words.ts';

/** Texts that no test of a question tells apart. */
export interface TextClass {
  /** Some of its texts, the best first. None where it is not known to have any. */
  readonly texts: readonly string[];
  /** True when it has no other texts. */
  readonly isExhausted: boolean;
  /** The sets of languages that its texts are in; undefined when these are not known. */
  readonly sets: ReadonlySet<number> | undefined;
  /** By type, a text that tests of this type take as they take those of the class. */
  readonly likenesses: ReadonlyMap<string, string>;
}

/** What is to be told apart. */
export interface Distinctions {
  readonly sets: readonly (readonly Language[])[];
  /** The set in which all texts are. */
  readonly within: number | undefined;
  /** By type. */
  readonly cells: ReadonlyMap<string, Cells>;
  readonly candidates: readonly string[];
  /** How many texts each class should have. */
  readonly count: number;
  /** How many states may be gone through beyond those that ordinary patterns need. */
  readonly states: number | undefined;
}

/** All texts of one or more variables, in classes. */
export interface Partition {
  readonly classes: readonly TextClass[];
  readonly automaton: Automaton;
  /** The index of the class that a text is in; undefined for a text outside of all. */
  readonly classOf: (text: string) => number | undefined;
}

/** The type of tests that look at texts as such. */
export const TEXT = 'text';

/** More combinations of types than this are not told apart. */
const COMBINATIONS = 32_768;
/** Where the question does not say. */
const STATES = 30_000;

/** Cuts all texts into classes. */
export function partition(distinctions: Distinctions): Partition {
  const { sets, within, count, states = STATES } = distinctions;
  const automaton = new Automaton(sets, within);
  const all = states + 4 * automaton.positions;
  const found = findWords(automaton, { count, states: all });
  const building = new Classes(distinctions, automaton);
  for (const text of distinctions.candidates) building.put(text);
  for (const { sets: ofAll, texts } of found.kinds.values()) {
    for (const text of texts) building.put(text, ofAll);
  }
  for (const { cells } of distinctions.cells.values()) {
    for (const { texts } of cells) for (const text of texts) building.put(text);
  }
  const classes = building.finish(found.kinds, found.isComplete);
  return { classes, automaton, classOf: (text) => building.indexOf(text) };
}

/** Where a text belongs: the sets and the cell of each type that it is in. */
interface Place {
  readonly key: string;
  readonly sets: readonly number[];
  readonly cells: readonly number[];
}

interface Draft extends Place {
  readonly texts: Set<string>;
}

/** Classes by the sets and cells that their texts are in. */
class Classes {
  readonly #distinctions: Distinctions;
  readonly #automaton: Automaton;
  readonly #drafts = new Map<string, Draft>();
  readonly #indexes = new Map<string, number>();

  constructor(distinctions: Distinctions, automaton: Automaton) {
    this.#distinctions = distinctions;
    this.#automaton = automaton;
  }

  /** `sets` are those that the text is in, where they are known. */
  put(text: string, sets = this.#setsOf(text)): void {
    const place = sets && this.#placeIn(sets, text);
    if (!place) return;
    const draft = this.#drafts.get(place.key);
    if (!draft) this.#drafts.set(place.key, { ...place, texts: new Set([text]) });
    else if (draft.texts.size < this.#distinctions.count) draft.texts.add(text);
  }

  indexOf(text: string): number | undefined {
    const sets = this.#setsOf(text);
    const place = sets && this.#placeIn(sets, text);
    return place && this.#indexes.get(place.key);
  }

  finish(kinds: ReadonlyMap<string, Words>, isComplete: boolean): readonly TextClass[] {
    const classes: TextClass[] = [];
    for (const [key, { sets, cells, texts }] of this.#drafts) {
      this.#indexes.set(key, classes.length);
      const words = kinds.get(kindOf({ sets }));
      const isExhausted = isComplete && this.#isExhausted(words, cells);
      const likenesses = new Map<string, string>();
      classes.push({ texts: [...texts], isExhausted, sets: new Set(sets), likenesses });
    }
    if (isComplete) return [...classes, ...this.#unseen(kinds)];
    return [...classes, UNSEEN];
  }

  #setsOf(text: string): readonly number[] | undefined {
    return this.#automaton.read(text)?.sets;
  }

  #placeIn(sets: readonly number[], text: string): Place | undefined {
    const { within } = this.#distinctions;
    if (within !== undefined && !sets.includes(within)) return undefined;
    const cells = [...this.#distinctions.cells.values()].map(({ cellOf }) => cellOf(text));
    return { key: `${kindOf({ sets })}|${cells.join()}`, sets, cells };
  }

  #isExhausted(words: Words | undefined, cells: readonly number[]): boolean {
    if (words && words.texts.length < this.#distinctions.count) return true;
    const types = [...this.#distinctions.cells.values()];
    return types.some((type, index) => type.cells[cells[index] ?? 0]?.isExhausted === true);
  }

  /** Combinations of which no text is known and that may have some. */
  #unseen(kinds: ReadonlyMap<string, Words>): readonly TextClass[] {
    const types = [...this.#distinctions.cells];
    if (types.length === 0) return [];
    const size = types.reduce((product, [, { cells }]) => product * cells.length, kinds.size);
    if (size > COMBINATIONS) return [UNSEEN];
    const { within } = this.#distinctions;
    const inside = [...kinds].filter(
      ([, { sets }]) => within === undefined || sets.includes(within),
    );
    return inside.flatMap(([kind, words]) =>
      combinations(types.map(([, { cells }]) => cells.length))
        .filter((cells) => !this.#drafts.has(`${kind}|${cells.join()}`))
        .filter((cells) => !this.#isExhausted(words, cells))
        .map((cells) => this.#unseenClass(words, cells)),
    );
  }

  #unseenClass({ sets, texts }: Words, cells: readonly number[]): TextClass {
    const likenesses = new Map([[TEXT, texts[0] ?? '']]);
    for (const [index, [type, { cells: all }]] of [...this.#distinctions.cells].entries()) {
      const likeness = all[cells[index] ?? 0]?.texts[0];
      if (likeness !== undefined) likenesses.set(type, likeness);
    }
    return { texts: [], isExhausted: false, sets: new Set(sets), likenesses };
  }
}

/** Stands for texts of which nothing is known. */
const UNSEEN: TextClass = {
  texts: [],
  isExhausted: false,
  sets: undefined,
  likenesses: new Map(),
};

function combinations(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (all, size) => all.flatMap((one) => Array.from({ length: size }, (_, cell) => [...one, cell])),
    [[]],
  );
}
