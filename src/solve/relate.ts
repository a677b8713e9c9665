import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import { fill, type Piece, type Template } from '../term/template.ts';
import type { ResourceTemplateTest, Test } from '../term/test.ts';
import type { TemplateSet } from '../term/value-set.ts';
import type { Given } from './claim.ts';
import type { Domain, Variable } from './question.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';

/** States that a variable in a hole may be in, and that are alike to the test. */
export interface HoleCase {
  readonly when: 'absent' | 'present' | { readonly set: Domain; readonly isIn: boolean };
  /** What the variable is taken to be then; undefined leaves it open. */
  readonly state: KeyState | undefined;
}

/** A variable in a hole with no more values than this is gone through value by value. */
const FEW = 16;

/** The cases of a variable in a hole of a test. Each state of the variable is in one of them. */
export function holeCases(test: Test, variable: Variable): readonly HoleCase[] {
  const { domain } = variable;
  if (variable.isMultivalued === true || hasWildValues(test)) {
    return [GONE, { when: 'present', state: UNKNOWN }];
  }
  if (domain?.kind === 'texts' && !domain.ignoreCase && domain.texts.size <= FEW) {
    return [GONE, ...Array.from(domain.texts, caseOfText)];
  }
  if (test.kind === 'key' && test.comparison === 'bool') return [GONE, ...FLAGS];
  return [GONE, { when: 'present', state: undefined }];
}

const GONE: HoleCase = { when: 'absent', state: ABSENT };

function caseOfText(text: string): HoleCase {
  const set: Domain = { kind: 'texts', texts: new Set([text]), ignoreCase: false };
  return { when: { set, isIn: true }, state: { kind: 'value', text } };
}

const FLAGS: readonly HoleCase[] = [
  ...[true, false].map((flag): HoleCase => ({
    when: { set: { kind: 'booleans', accepted: [flag] }, isIn: true },
    state: { kind: 'value', text: String(flag) },
  })),
  {
    when: { set: { kind: 'booleans', accepted: [true, false] }, isIn: false },
    state: { kind: 'value', text: 'neither' },
  },
];

function hasWildValues(test: Test): boolean {
  if (test.kind === 'resource-template') return test.wildValues;
  return test.kind === 'key' && test.sets.some((set) => set.kind === 'template' && set.wildValues);
}

/**
 * What fills the holes of a test that are settled: whether these alone decide that nothing matches.
 * Where no value is tested, holes do not matter, and `unknown` ones will do.
 */
export function settledHoles(
  test: Test,
  scope: Scope,
  given: Given,
): 'open' | 'unresolved' | 'unknown' {
  const { lookup } = scope.world(given);
  if (test.kind === 'key' && isMissing(lookup(test.key))) return 'unknown';
  const isOpen = (key: string): boolean => {
    const state = scope.request.key(key);
    return state.kind === 'variable' && !given.has(state.name);
  };
  const results = templatesOf(test).map((template) =>
    fill(template, (key) => (isOpen(key) ? SOMETHING : lookup(key))),
  );
  if (results.includes('unknown')) return 'unknown';
  return results.length === 1 && results[0] === 'unresolved' ? 'unresolved' : 'open';
}

function isMissing(state: KeyState): boolean {
  return state.kind === 'absent' || (state.kind === 'list' && state.texts.length === 0);
}

const SOMETHING: KeyState = { kind: 'value', text: 'x' };

/** The templates of a test. */
export function templatesOf(test: Test): readonly Template[] {
  if (test.kind === 'resource-template') return [test.rest];
  if (test.kind !== 'key') return [];
  return test.sets.flatMap((set) => (set.kind === 'template' ? [set.template] : []));
}

/** The template that a test compares a single value with, where that is all it does. */
export function comparedTemplate(test: Test): TemplateSet | ResourceTemplateTest | undefined {
  if (test.kind === 'resource-template') return test;
  if (test.kind !== 'key' || test.quantifier !== 'one') return undefined;
  const [set, ...more] = test.sets;
  return set?.kind === 'template' && more.length === 0 ? set : undefined;
}

/** What a relation is, and what tells it from others. */
export interface RelationForm {
  readonly kind: Relation['kind'];
  readonly identity: string;
}

/** The form of a test as a relation between variables that all have a value. */
export function relationForm(
  {
    scope,
    test,
    tested,
  }: { readonly scope: Scope; readonly test: Test; readonly tested: Variable | undefined },
  given: Given,
): RelationForm | undefined {
  const compared = comparedTemplate(test);
  if (!compared || !tested || tested.isMultivalued === true) return undefined;
  const template = compared.kind === 'template' ? compared.template : compared.rest;
  const pieces = template.pieces.map((piece) => pieceIdentity(piece, scope, given));
  if (pieces.includes(`hole ${tested.name}`)) return undefined;
  const [only = '', ...more] = pieces;
  if (compared.kind === 'resource-template') {
    const head = JSON.stringify(compared.head);
    return { kind: 'match', identity: `resource ${tested.name} ${head} ${JSON.stringify(pieces)}` };
  }
  const { comparison, shortAsText } = compared;
  const isWhole = comparison === 'equals' || comparison === 'like';
  if (more.length === 0 && isWhole && only.startsWith('hole ')) {
    const names = [only.slice('hole '.length), tested.name].sort();
    return { kind: 'equal', identity: `equal ${JSON.stringify(names)}` };
  }
  const how = `${comparison} ${shortAsText}`;
  return { kind: 'match', identity: `${how} ${tested.name} ${JSON.stringify(pieces)}` };
}

function pieceIdentity(piece: Piece, scope: Scope, given: Given): string {
  if (piece.kind !== 'hole') return `${piece.kind} ${piece.text}`;
  const state = scope.request.key(piece.key);
  if (state.kind === 'variable' && !given.has(state.name)) return `hole ${state.name}`;
  const filled = scope.world(given).lookup(piece.key);
  return filled.kind === 'value' ? `value ${filled.text}` : `literal ${piece.fallback ?? ''}`;
}
