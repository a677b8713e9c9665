import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { isIdentityKey } from '../flow/global-keys.ts';
import { grouped } from '../policy/grouped.ts';
import { collectTests } from '../solve/collect-tests.ts';
import { Grounding } from '../solve/ground.ts';
import type { Part } from '../solve/question.ts';
import { UNKNOWN } from '../term/key-state.ts';
import { FALSE } from '../term/term.ts';
import { Members, type Member } from './members.ts';
import { OwnStatements } from './own-statements.ts';
import type { AskedPair } from './question-scope.ts';
import { sharedWay, type SharedWay } from './shared-way.ts';
import { Sights } from './sights.ts';
import type { Subject } from './subject.ts';

/** What grouping needs to know of a question. */
export interface AlikeScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

/** Subjects of whom the same is asked, with what that is for each pair. */
export interface AlikeClass {
  readonly subjects: readonly Subject[];
  readonly ways: readonly SharedWay[];
}

/** Members in groups of one sort. */
interface Sorted {
  readonly subjects: readonly Subject[];
  readonly members: readonly Member[];
  readonly sorts: readonly (readonly Member[])[];
}

/** Members who are alike in one pair. */
interface Leaf {
  readonly members: readonly Member[];
  readonly way: SharedWay;
}

/**
 * Puts subjects together of whom a question asks the same: who are of one kind and account, have the
 * same statements that can matter, and look the same to every test of the policies. What is true of
 * one of them is true of all, for the same requests. Whoever fails a step under all circumstances is
 * told apart by no later step.
 */
export class Alike {
  readonly #scene: AlikeScene;
  readonly #members: Members;
  readonly #statements: OwnStatements;
  readonly #sights = new Sights();
  #last: Sorted = { subjects: [], members: [], sorts: [] };

  constructor(scene: AlikeScene) {
    this.#scene = scene;
    this.#members = new Members(scene);
    this.#statements = new OwnStatements(scene.estate, scene.library);
  }

  /** The subjects of each class. */
  groups(
    subjects: readonly Subject[],
    pairs: readonly AskedPair[],
  ): readonly (readonly Subject[])[] {
    return this.classes(subjects, pairs).map((one) => one.subjects);
  }

  /** The classes, in the order of their first members. */
  classes(subjects: readonly Subject[], pairs: readonly AskedPair[]): readonly AlikeClass[] {
    const { members, sorts } = this.#sorted(subjects);
    let classes: readonly Draft[] = [{ members, ways: [] }];
    for (const pair of pairs) {
      const leaves = sorts.flatMap((sort) => this.#byStep(sort, { pair, index: 0 }));
      classes = split(classes, leaves, this.#members.count);
    }
    return classes.map((one) => ({
      subjects: one.members.map(({ subject }) => subject),
      ways: one.ways,
    }));
  }

  /** Most questions about an estate are about the same subjects as the one before. */
  #sorted(subjects: readonly Subject[]): Sorted {
    const { length } = subjects;
    const before = this.#last.subjects;
    if (length === before.length && subjects.every((one, index) => one === before[index])) {
      return this.#last;
    }
    const members = subjects.map((subject) => this.#members.of(subject));
    const sorts = [...grouped(members, ({ sort }) => sort).values()];
    return (this.#last = { subjects, members, sorts });
  }

  #byStep(members: readonly Member[], place: Place): readonly Leaf[] {
    const way = this.#wayOf(members, place);
    const step = way?.question?.steps[place.index];
    if (!way) return [];
    if (!step) return [{ members, way }];
    const textOf = this.#statements.at(step, members.length);
    return [...grouped(members, ({ subject }) => textOf(subject)).values()].flatMap((same) =>
      this.#bySight(same, leadOf(same, members, { ...place, lead: way })),
    );
  }

  #bySight(members: readonly Member[], place: Place): readonly Leaf[] {
    const way = this.#wayOf(members, place);
    const part = way?.question?.parts[place.index];
    if (!way) return [];
    if (!part) return [{ members, way }];
    if (part.term === FALSE) return [{ members, way: { ...way, over: [] } }];
    const groups = this.#sights.groups(members, collectTests(part.term));
    return groups.flatMap((same) =>
      this.#goOn(same, leadOf(same, members, { ...place, lead: way })),
    );
  }

  #goOn(members: readonly Member[], place: Place): readonly Leaf[] {
    const way = this.#wayOf(members, place);
    const part = way?.question?.parts[place.index];
    if (!way) return [];
    const over = part && pointsOfNever(part, this.#scene.readings);
    if (over) return [{ members, way: { ...way, over } }];
    return this.#byStep(members, { ...place, index: place.index + 1, lead: way });
  }

  /** What the pair asks of the first. */
  #wayOf([first]: readonly Member[], { pair, lead }: Place): SharedWay | undefined {
    return lead ?? (first && sharedWay(first.subject, pair, this.#scene));
  }
}

interface Place {
  readonly pair: AskedPair;
  /** Of the step in the pair's way. */
  readonly index: number;
  /** What the pair asks of the first of the members, where that was worked out before. */
  readonly lead?: SharedWay | undefined;
}

/** The place of some of the members, who share what was worked out only with the first of all. */
function leadOf([first]: readonly Member[], [lead]: readonly Member[], place: Place): Place {
  return first === lead ? place : { ...place, lead: undefined };
}

interface Draft {
  readonly members: readonly Member[];
  readonly ways: readonly SharedWay[];
}

/** The classes of so many members, told apart further by one more pair. */
function split(
  classes: readonly Draft[],
  leaves: readonly Leaf[],
  count: number,
): readonly Draft[] {
  const leafOf = new Int32Array(count);
  for (const [index, { members }] of leaves.entries()) {
    for (const { ordinal } of members) leafOf[ordinal] = index;
  }
  return classes.flatMap(({ members, ways }) =>
    [...grouped(members, ({ ordinal }) => leafOf[ordinal] ?? 0)].map(([index, same]) => {
      const leaf = leaves[index];
      return { members: same, ways: leaf ? [...ways, leaf.way] : ways };
    }),
  );
}

/** The points on which it rests that a part fails whatever else there is in a request than who asks. */
function pointsOfNever(
  { term, request }: Part,
  readings: ReadonlySet<string>,
): readonly string[] | undefined {
  const { encryptionContext } = request;
  const alone: Part = {
    term,
    request: {
      ...request,
      key: (name) => (isIdentityKey(name) ? request.key(name) : UNKNOWN),
      ...(encryptionContext && { encryptionContext: { pairs: new Map(), rest: 'unknown' } }),
    },
  };
  const { best, points } = new Grounding({ parts: [alone], readings });
  return best.kind === 'false' ? [...points] : undefined;
}
