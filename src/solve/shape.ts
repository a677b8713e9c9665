import { testIdentity } from '../term/test.ts';
import { givenIdentity, type Asked } from './asked.ts';
import type { TestClaim } from './claim.ts';
import type { ClaimFormula, Formula } from './formula.ts';
import type { Grounding } from './ground.ts';
import type { Variable } from './question.ts';
import { readsIdentity } from './reads.ts';
import { TextNames } from './text-names.ts';

/**
 * What a question grounds to, apart from names that no test looks into. Questions whose texts are
 * equal have the same answer but for these names: a bijection between the values of their variables
 * keeps the truth of every claim.
 */
export interface Shape {
  readonly text: string;
  /** All formulas of the question, in the order of the text. */
  readonly formulas: readonly Formula[];
  readonly names: TextNames;
  readonly grounding: Grounding;
}

/** The shape of a question; undefined where claims relate variables to each other. */
export function shapeOf(grounding: Grounding): Shape | undefined {
  const roots = [grounding.best, grounding.worst, grounding.opposite];
  if (grounding.relations.length > 0) return undefined;
  const formulas = [...reached(roots)];
  const places = new Map(formulas.map((formula, place) => [formula, place]));
  const claims = formulas.filter((formula) => formula.kind === 'claim');
  const names = new TextNames(grounding, claims);
  const placesOf = (all: readonly Formula[]): string => all.map((one) => places.get(one)).join();
  const lines = [
    placesOf(roots),
    ...Array.from(grounding.asked.variables, ([name, asked]) => variableText(name, asked, names)),
    ...formulas.map((formula) => {
      const source = grounding.formulas.sourceOf(formula);
      const mark = source ? `${source.effect} ` : '';
      if (formula.kind === 'claim') return `${mark}${claimText(formula, grounding, names)}`;
      const parts = 'parts' in formula ? placesOf(formula.parts) : '';
      return `${mark}${formula.kind} ${parts}`;
    }),
    ...names.fixed,
  ];
  return { text: JSON.stringify(lines), formulas, names, grounding };
}

function reached(roots: readonly Formula[]): ReadonlySet<Formula> {
  const seen = new Set(roots);
  for (const formula of seen) {
    if ('parts' in formula) for (const part of formula.parts) seen.add(part);
  }
  return seen;
}

function variableText(name: string, { specs, isNamed }: Asked, names: TextNames): string {
  const texts = new Set(Array.from(specs, (spec) => specText(spec, names)));
  return JSON.stringify([name, isNamed, ...texts]);
}

function specText(spec: Variable, names: TextNames): string {
  return JSON.stringify(names.spec(spec), (_name, value: unknown) => {
    if (value instanceof Set) return [...value];
    return typeof value === 'bigint' ? String(value) : value;
  });
}

function claimText(
  { identity, claim, want }: ClaimFormula,
  { scopes }: Grounding,
  names: TextNames,
): string {
  const { kind, variable } = claim;
  const about = `${want} ${kind} ${variable.length}:${variable}`;
  const renamed = names.claim(claim);
  if (renamed !== undefined) return `${about} ${renamed}`;
  if (claim.kind !== 'test') return `${about} ${identity}`;
  const scope = scopes[claim.part];
  return `${about} ${testIdentity(claim.test)} ${scope ? placeText(claim, scope) : ''}`;
}

/** What else a test reads. */
function placeText({ test, given }: TestClaim, { request }: Grounding['scopes'][number]): string {
  return `${readsIdentity(test, request)} ${givenIdentity(given)}`;
}
