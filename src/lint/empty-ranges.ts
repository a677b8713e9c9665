import type { Catalog } from '../catalog/catalog.ts';
import { operator, type Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { plainValues } from '../policy/plain-value.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { compareDecimals, readDecimal } from '../term/decimal.ts';
import { compareInstants, readInstant } from '../term/instant.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { grouped } from '../policy/grouped.ts';

/** One end of the range that a clause leaves to a number or a date. */
export interface Bound {
  readonly clause: ConditionClause;
  readonly text: string;
  readonly isStrict: boolean;
}

/** Two tests on one key of which every value fails one. */
export interface EmptyRange {
  readonly lower: Bound;
  readonly upper: Bound;
}

/** The keys with one value whose numeric or date bounds in a statement leave no value between them. */
export function emptyRanges({ conditions }: Statement, catalog: Catalog): readonly EmptyRange[] {
  const bounded = conditions.flatMap((clause) => boundsOf(clause, catalog) ?? []);
  const byKey = grouped(bounded, ({ scale, clause }) => `${scale} ${asciiLower(clause.key.value)}`);
  return [...byKey.values()].flatMap((ofKey) => rangeIfEmpty(ofKey) ?? []);
}

type Compare = (left: string, right: string) => number;

/** Which ends the comparison of an operator sets. */
const ENDS: ReadonlyMap<Operator['comparison'], readonly ('lower' | 'upper')[]> = new Map([
  ['equals', ['lower', 'upper']],
  ['less-than', ['upper']],
  ['less-than-equals', ['upper']],
  ['greater-than', ['lower']],
  ['greater-than-equals', ['lower']],
]);

interface Bounds extends Bound {
  readonly scale: 'Numeric' | 'Date';
  readonly ends: readonly ('lower' | 'upper')[];
}

function boundsOf(clause: ConditionClause, catalog: Catalog): Bounds | undefined {
  const row = operator(clause.operator.name);
  const ends = row && !row.negated ? ENDS.get(row.comparison) : undefined;
  const scale = row?.family;
  if (!ends || (scale !== 'Numeric' && scale !== 'Date')) return undefined;
  const isSingle = catalog.conditionKey(clause.key.value)?.multivalued === false;
  if (!isSingle || clause.operator.setOperator !== undefined) return undefined;
  const text = loosest(clause, ends, COMPARE[scale]);
  if (text === undefined) return undefined;
  const isStrict = row?.comparison === 'less-than' || row?.comparison === 'greater-than';
  return { clause, text, isStrict, scale, ends };
}

/** Of several values one has to match; undefined when some cannot be read or none decides alone. */
function loosest(
  clause: ConditionClause,
  ends: Bounds['ends'],
  compare: Compare,
): string | undefined {
  const texts = plainValues(clause).map(({ text }) => text);
  const [first, ...others] = texts;
  if (first === undefined || texts.length < clause.values.length) return undefined;
  if (texts.some((text) => Number.isNaN(compare(text, text)))) return undefined;
  if (ends.length > 1) return others.length > 0 ? undefined : first;
  const sign = ends[0] === 'upper' ? 1 : -1;
  return others.reduce((best, text) => (compare(text, best) * sign > 0 ? text : best), first);
}

function rangeIfEmpty(ofKey: readonly Bounds[]): EmptyRange | undefined {
  const isRange = ofKey.some(({ ends }) => ends.length === 1);
  const isDemanded = ofKey.some(({ clause }) => resultWhenAbsent(clause) === false);
  const [any] = ofKey;
  if (!any || !isRange || !isDemanded) return undefined;
  const compare = COMPARE[any.scale];
  const lower = tightest(ofKey, 'lower', compare);
  const upper = tightest(ofKey, 'upper', compare);
  if (!lower || !upper || lower === upper) return undefined;
  const order = compare(lower.text, upper.text);
  const isEmpty = order > 0 || (order === 0 && (lower.isStrict || upper.isStrict));
  return isEmpty ? { lower, upper } : undefined;
}

function tightest(
  ofKey: readonly Bounds[],
  end: 'lower' | 'upper',
  compare: Compare,
): Bounds | undefined {
  const sign = end === 'lower' ? 1 : -1;
  const [first, ...others] = ofKey.filter(({ ends }) => ends.includes(end));
  return (
    first &&
    others.reduce((best, bound) => {
      const order = compare(bound.text, best.text) * sign;
      return order > 0 || (order === 0 && bound.isStrict) ? bound : best;
    }, first)
  );
}

/** Comparisons of two texts; not a number when one cannot be read. */
const COMPARE: Readonly<Record<Bounds['scale'], Compare>> = {
  Numeric(left, right) {
    const [a, b] = [readDecimal(left), readDecimal(right)];
    return a && b ? compareDecimals(a, b) : Number.NaN;
  },
  Date(left, right) {
    const [a, b] = [readInstant(left, 'seconds'), readInstant(right, 'seconds')];
    return a && b ? compareInstants(a, b) : Number.NaN;
  },
};
