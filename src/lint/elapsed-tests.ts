import { operator, type Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { plainValues } from '../policy/plain-value.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { compareDecimals, readDecimal } from '../term/decimal.ts';
import { compareInstants, readInstant } from '../term/instant.ts';

/** A test of the time of the request that comes out the same from now on. */
export interface ElapsedTest {
  readonly clause: ConditionClause;
  /** The value that decides, as it was written. */
  readonly date: string;
  /** False for a test that never holds any more, true for one that always does. */
  readonly holds: boolean;
}

/** The keys that hold the time of the request, in lower case. */
const CLOCKS: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime']);

/** What a comparison with a value of the past comes out as, and whether one such value is enough. */
const OUTCOMES: ReadonlyMap<Operator['comparison'], { holds: boolean; byOne: boolean }> = new Map([
  ['equals', { holds: false, byOne: false }],
  ['less-than', { holds: false, byOne: false }],
  ['less-than-equals', { holds: false, byOne: false }],
  ['greater-than', { holds: true, byOne: true }],
  ['greater-than-equals', { holds: true, byOne: true }],
]);

/**
 * The tests of a statement that the passing of time has settled. The opening of a window that is not
 * closed yet is left out: it is settled, but not spent.
 */
export function elapsedTests({ conditions }: Statement, now: Date): readonly ElapsedTest[] {
  const clocks = conditions.filter(({ key }) => CLOCKS.has(asciiLower(key.value)));
  const elapsed = clocks.flatMap((clause) => readElapsed(clause, now) ?? []);
  const isWindow = clocks.some(({ operator: { name } }) => !isOpening(name));
  return elapsed.filter(
    ({ holds, clause }) => !(holds && isWindow && isOpening(clause.operator.name)),
  );
}

function isOpening(name: string): boolean {
  return OUTCOMES.get(operator(name)?.comparison ?? 'null')?.byOne === true;
}

function readElapsed(clause: ConditionClause, now: Date): ElapsedTest | undefined {
  const row = operator(clause.operator.name);
  const outcome = row && OUTCOMES.get(row.comparison);
  const isPast = row && pastOf(row.family, now);
  if (!outcome || !isPast || clause.operator.setOperator !== undefined) return undefined;
  const past = plainValues(clause).filter(({ text }) => isPast(text));
  const [last] = past.slice(-1);
  const isSettled = outcome.byOne || past.length === clause.values.length;
  return last && isSettled
    ? { clause, date: last.text, holds: outcome.holds !== row.negated }
    : undefined;
}

/** Whether a value lies before now; undefined for families that do not tell the time. */
function pastOf(family: Operator['family'], now: Date): ((text: string) => boolean) | undefined {
  const seconds = BigInt(Math.floor(now.getTime() / 1000));
  if (family === 'Date') {
    return (text) => {
      const instant = readInstant(text, 'seconds');
      return instant !== undefined && compareInstants(instant, { seconds, fraction: '' }) < 0;
    };
  }
  const present = family === 'Numeric' ? readDecimal(String(seconds)) : undefined;
  if (!present) return undefined;
  return (text) => {
    const number = readDecimal(text);
    return number !== undefined && compareDecimals(number, present) < 0;
  };
}
