import type { CheckedScenario } from './check-scenario.ts';
import type { Proof } from './prove-claim.ts';
import type { Suite, SuiteClaim } from './suite.ts';

/** What came of a suite. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly scenarios: readonly CheckedScenario[];
  readonly claims: readonly CheckedClaim[];
}

/** A claim with what came of it. */
export interface CheckedClaim {
  readonly claim: SuiteClaim;
  readonly proof: Proof;
}

/** True when a claim came out as it was expected to. */
export function isAsExpected({ claim, proof }: CheckedClaim): boolean {
  return claim.expect === proof.verdict;
}

/** How many of a suite's entries are as expected. */
export function countsOf({ scenarios, claims }: SuiteResult): {
  readonly passed: number;
  readonly failed: number;
} {
  const failed =
    scenarios.filter(({ differences }) => differences.length > 0).length +
    claims.filter((checked) => !isAsExpected(checked)).length;
  return { passed: scenarios.length + claims.length - failed, failed };
}
