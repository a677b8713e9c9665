import { asciiLower } from '../policy/ascii-case.ts';
import { UNKNOWN, type KeyLookup, type KeyState } from '../term/key-state.ts';
import { literalTokens } from '../term/pattern.ts';
import type { Test } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import { contains } from '../term/value-set.ts';
import type { Claim, Given, SetClaim, TestClaim } from './claim.ts';
import { resourceDistinction, setDistinction, texts, type Distinction } from './distinction.ts';
import type { Grounding } from './ground.ts';
import { textsInHole } from './hole-claim.ts';
import { arnLanguage, foldedText, headFolded, patternLanguage, type Language } from './language.ts';
import type { Domain, Variable } from './question.ts';
import { reads } from './reads.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';

/** How the truth of a claim follows from the state of its variable. */
export interface Sight {
  readonly truth: (state: KeyState) => Truth;
  readonly distinction: Distinction;
}

/** What claims see of their variables, in the parts of a question. */
export class Sights {
  readonly #scopes: readonly Scope[];
  readonly #readings: ReadonlySet<string>;

  constructor(scopes: readonly Scope[], readings: ReadonlySet<string>) {
    this.#scopes = scopes;
    this.#readings = readings;
  }

  /** How a claim looks at its variable. */
  of(claim: Claim): Sight {
    switch (claim.kind) {
      case 'test':
        return this.#ofTest(claim);
      case 'set':
        return {
          truth: (state) => setTruth(claim, state),
          distinction: domainDistinction(claim.set),
        };
      case 'absence':
        return { truth: (state) => this.#isAbsent(state), distinction: texts([]) };
    }
  }

  #ofTest(claim: TestClaim): Sight {
    const scope = this.#scopes[claim.part];
    if (!scope) return { truth: () => 'unknown', distinction: texts([]) };
    const states = new Map(claim.given);
    const world = scope.world(states);
    const truth = (state: KeyState): Truth => {
      states.set(claim.variable, state);
      return scope.truthIn(claim.test, world);
    };
    return { truth, distinction: this.#distinction(claim, scope) };
  }

  #distinction({ test, variable, given }: TestClaim, scope: Scope): Distinction {
    const read = reads(test, scope.request);
    const [tested] = read;
    if (tested?.kind === 'variable' && tested.name === variable) {
      const distinction = testedDistinction(test, scope.world(given).lookup);
      const isFolded = this.#readings.has('D24') && scope.request.resource === tested;
      return isFolded ? withHeadsFolded(distinction) : distinction;
    }
    const hole = read.find((key) => key.kind === 'variable' && key.name === variable);
    return hole?.kind === 'variable'
      ? holeDistinction({ scope, test, variable: hole, given })
      : texts([]);
  }

  /** An empty text is no value by the other reading of D10. */
  #isAbsent(state: KeyState): Truth {
    if (state.kind === 'absent') return true;
    const list = state.kind === 'value' ? [state.text] : [];
    const values = state.kind === 'list' ? state.texts : list;
    if (values.length === 0) return true;
    return this.#readings.has('D10') && values.length === 1 && values[0] === '';
  }
}

const NO_KEYS: KeyLookup = () => UNKNOWN;

/** What membership in a set without policy variables tells apart. */
export function domainDistinction(set: Domain): Distinction {
  return setDistinction(set, NO_KEYS);
}

/** Whether a text is in a set without policy variables. */
export function isInDomain(set: Domain, text: string): boolean {
  return contains(set, text, NO_KEYS) === true;
}

function setTruth({ set }: SetClaim, state: KeyState): Truth {
  switch (state.kind) {
    case 'absent':
      return false;
    case 'value':
      return isInDomain(set, state.text);
    default:
      return 'unknown';
  }
}

/** The languages of a template whose holes are filled. */
export function matchedLanguages(
  { scopes, readings }: Grounding,
  { part, test, given }: Relation,
  states: Given,
): readonly Language[] {
  const world = scopes[part]?.world(new Map([...states, ...given]));
  const distinction = world ? testedDistinction(test, world.lookup) : texts([]);
  const isFolded = test.kind === 'resource-template' && readings.has('D24');
  const matched = isFolded ? withHeadsFolded(distinction) : distinction;
  return matched.kind === 'text' ? (matched.sets[0] ?? []) : [];
}

function testedDistinction(test: Test, lookup: KeyLookup): Distinction {
  switch (test.kind) {
    case 'action':
      return texts([test.patterns.map(patternLanguage)]);
    case 'resource':
      return texts([test.patterns.map(arnLanguage)]);
    case 'resource-template':
      return resourceDistinction(test, lookup);
    case 'key': {
      const all = test.sets.map((set) => setDistinction(set, lookup));
      const typed = all.find(({ kind }) => kind !== 'text');
      return typed ?? texts(all.flatMap((one) => (one.kind === 'text' ? one.sets : [])));
    }
    default:
      return texts([]);
  }
}

/** One set of texts for each truth that a text in the hole gives. */
function holeDistinction(use: {
  readonly scope: Scope;
  readonly test: Test;
  readonly variable: Variable;
  readonly given: Given;
}): Distinction {
  const { scope, test, variable, given } = use;
  const byTruth = new Map<Truth, Language[]>();
  const states = new Map(given);
  const world = scope.world(states);
  for (const text of textsInHole(use) ?? []) {
    states.set(variable.name, { kind: 'value', text });
    const truth = scope.truthIn(test, world);
    const found = byTruth.get(truth) ?? [];
    if (found.length === 0) byTruth.set(truth, found);
    found.push(ignoresCase(test) ? foldedText(asciiLower(text)) : literalTokens(text));
  }
  return texts([...byTruth.values()]);
}

function ignoresCase(test: Test): boolean {
  return (
    test.kind === 'key' && (test.comparison === 'equals-ignore-case' || test.comparison === 'bool')
  );
}

function withHeadsFolded(distinction: Distinction): Distinction {
  if (distinction.kind !== 'text') return distinction;
  return texts(
    distinction.sets.map((set) => set.map(headFolded).filter((language) => language !== undefined)),
  );
}
