import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { Test } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import { contains, type ValueSet } from '../term/value-set.ts';
import type { Asked } from './asked.ts';
import { satisfies, wantsTruth, type Claim, type Want } from './claim.ts';
import { textsInHole } from './hole-claim.ts';
import { arnItems, globItems, resourceItems, setItems, type Items } from './items.ts';
import { reads } from './reads.ts';
import { sampleTexts } from './sample-texts.ts';
import type { Scope } from './scope.ts';
import { walk } from './walk.ts';

/** A claim and what is wanted of it. */
export type Wanted = readonly [claim: Claim, want: Want];

/** More places in patterns than this are not looked at. */
const LIMIT = 50_000;

/** Decides, by trying a text of every kind, whether claims on one variable exclude each other. */
export class Emptiness {
  /** True once there were too many kinds to try. */
  gaveUp = false;
  readonly #scopes: readonly Scope[];
  readonly #readings: ReadonlySet<string>;

  constructor(scopes: readonly Scope[], readings: ReadonlySet<string>) {
    this.#scopes = scopes;
    this.#readings = readings;
  }

  /**
   * True when no state of a variable satisfies all claims. `needsValue` leaves out its absence. False
   * also where this cannot be told.
   */
  excludes(all: readonly Asked[], wanted: readonly Wanted[], needsValue: boolean): boolean {
    const specs = all.flatMap((asked) => [...asked.specs]);
    const satisfied = (state: KeyState): boolean =>
      wanted.every(([claim, want]) => satisfies(this.#truth(claim, state), want));
    const mayBeAbsent = !needsValue && specs.every((spec) => spec.mayBeAbsent === true);
    if (mayBeAbsent && satisfied(ABSENT)) return false;
    const texts = this.#texts(all, wanted);
    if (!texts) {
      this.gaveUp = true;
      return false;
    }
    const isList = specs.some((spec) => spec.isMultivalued === true);
    const inDomain = texts.filter((text) => all.every((asked) => isAllowed(asked, text)));
    if (!isList) return !inDomain.some((text) => satisfied({ kind: 'value', text }));
    const isShort = inDomain.some((text) => satisfied({ kind: 'list', texts: [text] }));
    const isNone = !needsValue && satisfied({ kind: 'list', texts: [] });
    return !isShort && !isNone && !this.#hasLongList(inDomain, wanted);
  }

  /**
   * All values that satisfy the claims, where some claim only holds for texts that it lists;
   * undefined where none is such.
   */
  values(all: readonly Asked[], wanted: readonly Wanted[]): readonly KeyState[] | undefined {
    for (const [claim, want] of wanted) {
      const listed = satisfies(this.#truth(claim, STRANGE), want) ? undefined : this.#listed(claim);
      if (!listed) continue;
      const states = ['', ...listed].map((text): KeyState => ({ kind: 'value', text }));
      const fitting = states.filter((state) =>
        wanted.every(([one, how]) => satisfies(this.#truth(one, state), how)),
      );
      return fitting.filter(
        (state) => state.kind === 'value' && all.every((one) => isAllowed(one, state.text)),
      );
    }
    return undefined;
  }

  #listed(claim: Claim): readonly string[] | undefined {
    const { patterns, samples } = this.#kinds(claim);
    return samples.length > 0 ? undefined : plainTexts(patterns);
  }

  /** A list of several values: each as all of them must be, and one for each claim of any. */
  #hasLongList(texts: readonly string[], wanted: readonly Wanted[]): boolean {
    const isFine = ([claim, want]: Wanted, text: string): boolean =>
      satisfies(this.#truth(claim, { kind: 'list', texts: [text, text] }), want);
    const ofAll = wanted.filter((one) => isOfAll(one));
    const ofAny = wanted.filter((one) => !isOfAll(one));
    const usable = texts.filter((text) => ofAll.every((one) => isFine(one, text)));
    return usable.length > 0 && ofAny.every((one) => usable.some((text) => isFine(one, text)));
  }

  #truth(claim: Claim, state: KeyState): Truth {
    switch (claim.kind) {
      case 'test': {
        const states = new Map(claim.given).set(claim.variable, state);
        return this.#scopes[claim.part]?.truth(claim.test, states) ?? 'unknown';
      }
      case 'set':
        if (state.kind === 'list') return 'unknown';
        return state.kind === 'value' && contains(claim.set, state.text, noKeys) === true;
      case 'absence':
        return this.#isAbsent(state);
    }
  }

  #isAbsent(state: KeyState): boolean {
    if (state.kind === 'absent') return true;
    const texts = state.kind === 'value' ? [state.text] : [];
    const values = state.kind === 'list' ? state.texts : texts;
    const isEmptyText = values.length === 1 && values[0] === '';
    return values.length === 0 || (isEmptyText && this.#readings.has('D10'));
  }

  /** A text of every kind that claims and domains tell apart; undefined when these are too many. */
  #texts(all: readonly Asked[], wanted: readonly Wanted[]): readonly string[] | undefined {
    const patterns: Items[] = [];
    const samples: string[] = [];
    const domains = all.flatMap((asked) => [...asked.specs].flatMap(({ domain }) => domain ?? []));
    for (const kinds of [
      ...domains.map(setKinds),
      ...wanted.map(([claim]) => this.#kinds(claim)),
    ]) {
      for (const pattern of kinds.patterns) patterns.push(pattern);
      for (const sample of kinds.samples) samples.push(sample);
    }
    if (samples.length > 0) return mixed(patterns, samples);
    const texts: string[] = [];
    for (const text of walk(patterns, LIMIT)) {
      if (text === undefined) return undefined;
      texts.push(text);
    }
    return texts;
  }

  #kinds(claim: Claim): Kinds {
    switch (claim.kind) {
      case 'test':
        return this.#readTest(claim);
      case 'set':
        return setKinds(claim.set);
      case 'absence':
        return NO_KINDS;
    }
  }

  #readTest(claim: Extract<Claim, { kind: 'test' }>): Kinds {
    const { test, variable, part, given } = claim;
    const scope = this.#scopes[part];
    const [tested, ...holes] = scope ? reads(test, scope.request) : [];
    if (!scope) return NO_KINDS;
    const { lookup } = scope.world(given);
    if (tested?.kind !== 'variable' || tested.name !== variable) {
      const hole = holes.find((one) => one.kind === 'variable' && one.name === variable);
      const texts =
        hole?.kind === 'variable' ? textsInHole({ scope, test, variable: hole, given }) : [];
      const set = { kind: 'texts', texts: new Set(texts), ignoreCase: ignoresCase(test) } as const;
      return { patterns: setItems(set, lookup) ?? [], samples: [] };
    }
    switch (test.kind) {
      case 'action':
        return { patterns: test.patterns.map((one) => globItems(one, true)), samples: [] };
      case 'resource':
        return { patterns: test.patterns.map(arnItems), samples: [] };
      case 'resource-template':
        return { patterns: resourceItems(test, lookup), samples: [] };
      case 'key':
        return {
          patterns: test.sets.flatMap((set) => setItems(set, lookup) ?? []),
          samples: test.sets.flatMap((set) => sampleTexts(set) ?? []),
        };
      default:
        return NO_KINDS;
    }
  }
}

interface Kinds {
  readonly patterns: readonly Items[];
  readonly samples: readonly string[];
}

const noKeys = (): KeyState => UNKNOWN;

function ignoresCase(test: Test): boolean {
  if (test.kind !== 'key') return false;
  return test.comparison === 'equals-ignore-case' || test.comparison === 'bool';
}

/** A text that no policy lists. */
const STRANGE: KeyState = { kind: 'value', text: '\u00a4\u00a4' };

const NO_KINDS: Kinds = { patterns: [], samples: [] };

function setKinds(set: ValueSet): Kinds {
  return { patterns: setItems(set, noKeys) ?? [], samples: sampleTexts(set) ?? [] };
}

/**
 * Ordered values together with patterns: only patterns of a single text can be combined with them
 * by trying, because every other text of a kind would have to be found in each of the other kinds.
 */
function mixed(
  patterns: readonly Items[],
  samples: readonly string[],
): readonly string[] | undefined {
  const texts = plainTexts(patterns);
  return texts && ['', ...texts, ...samples];
}

/** The texts of patterns without wildcards; undefined when there are many. */
function plainTexts(patterns: readonly Items[]): readonly string[] | undefined {
  const texts: string[] = [];
  for (const items of patterns) {
    let found: readonly string[] = [''];
    for (const item of items) {
      if (item.kind === 'wild') return undefined;
      const upper = item.ignoreCase ? asciiUpper(item.unit) : item.unit;
      const units = upper === item.unit ? [upper] : [item.unit, upper];
      found = found.flatMap((text) => units.map((unit) => text + unit));
      if (found.length > MANY) return undefined;
    }
    for (const text of found) texts.push(text);
  }
  return texts;
}

function asciiUpper(unit: string): string {
  return unit >= 'a' && unit <= 'z' ? unit.toUpperCase() : unit;
}

/** A pattern in either case has no more texts than this, or they are not written out. */
const MANY = 64;

function isAllowed({ specs, isNamed }: Asked, text: string): boolean {
  if (isNamed && text === '') return false;
  return [...specs].every(({ domain }) => !domain || contains(domain, text, noKeys) === true);
}

/** Whether a claim on a list of several values speaks of all of them: so does one on none. */
function isOfAll([claim, want]: Wanted): boolean {
  if (claim.kind !== 'test' || claim.test.kind !== 'key') return true;
  const { quantifier, negated } = claim.test;
  const isAll = quantifier === 'one' ? negated : quantifier === 'all';
  return isAll === wantsTruth(want);
}
