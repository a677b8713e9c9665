import type { FormulaCase } from './cases.ts';
import type { ClaimFormula, Formula, RelationFormula } from './formula.ts';
import type { Shape } from './shape.ts';

type LiteralFormula = ClaimFormula | RelationFormula;

/** A case by the places of its formulas in the shape of a question. */
export interface PlacedCase {
  readonly when: readonly PlacedLiteral[];
  readonly unless: readonly { readonly all: readonly PlacedLiteral[]; readonly spared: number }[];
  readonly granting: readonly number[];
}

/** A formula of the shape, or the opposite of one. */
interface PlacedLiteral {
  readonly place: number;
  readonly isOpposite: boolean;
}

/** A case of a question by the places in its shape. */
export function placedCase(
  { when, unless, granting }: FormulaCase,
  { formulas, grounding }: Shape,
): PlacedCase {
  const places = new Map(formulas.map((formula, place) => [formula, place]));
  const placeOf = (formula: Formula): number => {
    const place = places.get(formula);
    if (place === undefined)
      throw new RangeError('a case has a formula that is not in its question');
    return place;
  };
  const literal = (formula: LiteralFormula): PlacedLiteral => {
    const isOpposite = !places.has(formula);
    const there = isOpposite ? grounding.formulas.opposite(formula) : formula;
    return { place: placeOf(there), isOpposite };
  };
  return {
    when: when.map(literal),
    unless: unless.map(({ all, spared }) => ({ all: all.map(literal), spared: placeOf(spared) })),
    granting: granting.map(placeOf),
  };
}

/** The case in the formulas of a question of the same shape. */
export function caseAt(
  { when, unless, granting }: PlacedCase,
  { formulas, grounding }: Shape,
): FormulaCase {
  const at = (place: number): Formula => {
    const formula = formulas[place];
    if (!formula) throw new RangeError('a shape has too few formulas');
    return formula;
  };
  const literal = ({ place, isOpposite }: PlacedLiteral): LiteralFormula => {
    const formula = at(place);
    const there = isOpposite && isLiteral(formula) ? grounding.formulas.opposite(formula) : formula;
    if (!isLiteral(there)) throw new RangeError('a shape has other formulas');
    return there;
  };
  return {
    when: when.map(literal),
    unless: unless.map(({ all, spared }) => ({ all: all.map(literal), spared: at(spared) })),
    granting: granting.map(at),
  };
}

function isLiteral(formula: Formula): formula is LiteralFormula {
  return formula.kind === 'claim' || formula.kind === 'relation';
}
