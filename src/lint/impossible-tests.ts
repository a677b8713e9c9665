import type { ConditionClause, Statement } from '../policy/policy.ts';
import { fewest } from './fewest.ts';
import { knownCaller } from './known-caller.ts';
import { mayBeImpossible } from './may-be-impossible.ts';
import type { Claim, Proofs } from './policy-claim.ts';
import { proofs } from './proofs.ts';
import { remembered } from '../policy/remembered.ts';
import type { PolicyContext } from './rule.ts';

/** Tests that no request passes together, so that their statement matches none. */
export interface ImpossibleTests {
  readonly statement: Statement;
  /** None of them can be left out; in the order of the text. */
  readonly clauses: readonly [ConditionClause, ...ConditionClause[]];
  /** What else it takes: what the principals carry, or what the statement is about. */
  readonly beside: 'nothing' | 'principal' | 'ground';
}

/** Finds statements that no request matches, proved by the solver. */
export function impossibleTests(context: PolicyContext): readonly ImpossibleTests[] {
  return found(context);
}

const found = remembered((context: PolicyContext) =>
  context.policy.statements
    .filter((statement) => mayBeImpossible(statement, context.catalog))
    .flatMap((statement) => impossibleIn(statement, proofs(context)) ?? []),
);

/** More principals are not gone through. */
const MOST_PRINCIPALS = 16;

function impossibleIn(statement: Statement, prove: Proofs): ImpossibleTests | undefined {
  const all = statement.conditions.map((_, index) => index);
  for (const [beside, claims] of claimsAbout(statement)) {
    const isImpossible = (tests: readonly number[]): boolean =>
      claims.every((claim) => prove(claim(tests)));
    if (claims.length === 0 || !isImpossible(all)) continue;
    const [first, ...more] = fewest(all, isImpossible).flatMap(
      (index) => statement.conditions[index] ?? [],
    );
    return first && { statement, clauses: [first, ...more], beside };
  }
  return undefined;
}

type ClaimOfTests = (tests: readonly number[]) => Claim;

/** From what says most to what says least: the tests alone, with who calls, with what is called. */
function claimsAbout(
  statement: Statement,
): readonly (readonly [ImpossibleTests['beside'], readonly ClaimOfTests[]])[] {
  const { principal } = statement;
  const entries = principal?.negated === false ? principal.entries : [];
  const tests = (indexes: readonly number[], onGround = false): Claim => ({
    statement,
    aspect: { kind: 'tests', tests: indexes, onGround },
  });
  return [
    ['nothing', [(indexes) => tests(indexes)]],
    [
      'principal',
      entries.length > MOST_PRINCIPALS
        ? []
        : entries.map((entry) => (indexes) => ({ ...tests(indexes), known: knownCaller(entry) })),
    ],
    ['ground', [(indexes) => tests(indexes, true)]],
  ];
}
