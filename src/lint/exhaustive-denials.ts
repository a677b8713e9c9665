import { asciiLower } from '../policy/ascii-case.ts';
import { grouped } from '../policy/grouped.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { fewest } from './fewest.ts';
import { proofs } from './proofs.ts';
import { remembered } from '../policy/remembered.ts';
import { isForAllOf, mayMatch, plainRequest } from './rivals.ts';
import type { PolicyContext } from './rule.ts';

/** Denies with conditions of which each request meets one: together they deny everything. */
export interface ExhaustiveDenials {
  /** Of this one's actions on its resources nothing is left. */
  readonly statement: Statement;
  readonly others: readonly [Statement, ...Statement[]];
}

/** Statements of larger policies are not compared with each other. */
const MOST_STATEMENTS = 64;

/** Finds them, each set once: proved by the solver. */
export function* exhaustiveDenials(context: PolicyContext): Generator<ExhaustiveDenials> {
  const { policy } = context;
  const denials = policy.statements.filter(isConditionedDeny);
  if (denials.length < 2 || denials.length > MOST_STATEMENTS) return;
  const told = new Set<Statement>();
  for (const statement of denials) {
    const others = denials.filter((other) => other !== statement && mayComplete(other, statement));
    if (told.has(statement) || others.length === 0) continue;
    const all = fewestOf([...others, statement], statement, context);
    const [first, ...more] = all.filter((one) => one !== statement);
    if (!first || !all.includes(statement)) continue;
    for (const one of all) told.add(one);
    yield { statement, others: [first, ...more] };
  }
}

/** Of a list of Denies those that it takes to deny all that one of them is about; none if not all do. */
function fewestOf(
  denials: readonly Statement[],
  statement: Statement,
  context: PolicyContext,
): readonly Statement[] {
  const prove = proofs(context);
  const denyAll = (unless: readonly Statement[]): boolean =>
    prove({ statement, aspect: { kind: 'ground' }, unless });
  return denyAll(denials) ? fewest(denials, denyAll) : [];
}

/** One without conditions is meant to deny everything. */
function isConditionedDeny({ effect, conditions }: Statement): boolean {
  return effect === 'Deny' && conditions.length > 0;
}

/** What the one leaves of a plain request the other may deny: they test a key in different ways. */
function mayComplete(one: Statement, other: Statement): boolean {
  const ways = waysOf(other);
  const isOther = [...waysOf(one)].some(([key, way]) => (ways.get(key) ?? way) !== way);
  return isOther && isForAllOf(one, other) && mayMatch(one, plainRequest(other));
}

/** How a statement tests each key, by its name in lower case. */
const waysOf = remembered(({ conditions }: Statement): ReadonlyMap<string, string> => {
  const byKey = grouped(conditions, ({ key }) => asciiLower(key.value));
  return new Map(Array.from(byKey, ([key, clauses]) => [key, clauses.map(wayOf).join(' ')]));
});

function wayOf({ operator, values }: ConditionClause): string {
  return JSON.stringify([operator.node.value, ...values.map(valueText).toSorted()]);
}
