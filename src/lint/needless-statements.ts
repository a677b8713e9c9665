import type { Statement } from '../policy/policy.ts';
import { fewest } from './fewest.ts';
import { impossibleTests } from './impossible-tests.ts';
import { overruledAllows } from './overruled-allows.ts';
import { proofs } from './proofs.ts';
import { redundantStatements, type RedundantStatement } from './redundant-statements.ts';
import { rivalsOf } from './rivals.ts';
import type { PolicyContext } from './rule.ts';

/**
 * Statements that others of the same effect make needless: those of which their text tells, and
 * those of which the solver proves it. All of them can go together.
 */
export function needlessStatements(context: PolicyContext): readonly RedundantStatement[] {
  const { policy } = context;
  const byText = redundantStatements(policy);
  const gone = new Set(byText.map(({ statement }) => statement));
  const proved = policy.statements.flatMap((statement) => {
    if (gone.has(statement)) return [];
    const by = coverersOf(statement, gone, context);
    if (by.length > 0) gone.add(statement);
    return by.length > 0 ? [{ statement, by }] : [];
  });
  return [...byText, ...proved];
}

function coverersOf(
  statement: Statement,
  gone: ReadonlySet<Statement>,
  context: PolicyContext,
): readonly Statement[] {
  const { effect } = statement;
  const rivals = effect ? rivalsOf(statement, context.policy, effect) : [];
  const left = rivals.filter((other) => !gone.has(other));
  if (left.length === 0 || matchesNothing(statement, context)) return [];
  const prove = proofs(context);
  const covers = (unless: readonly Statement[]): boolean =>
    prove({ statement, aspect: { kind: 'whole' }, unless });
  return covers(left) ? fewest(left, covers) : [];
}

/** Such a statement has a finding of its own, which says more. */
function matchesNothing(statement: Statement, context: PolicyContext): boolean {
  return (
    impossibleTests(context).some((dead) => dead.statement === statement) ||
    overruledAllows(context).some((dead) => dead.statement === statement)
  );
}
