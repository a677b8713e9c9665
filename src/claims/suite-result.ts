import type { CheckedScenario } from './check-scenario.ts';
import type { Suite } from './suite.ts';

/** What came of a suite. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly scenarios: readonly CheckedScenario[];
}

/** How many of a suite's entries are as expected. */
export function countsOf({ scenarios }: SuiteResult): {
  readonly passed: number;
  readonly failed: number;
} {
  const failed = scenarios.filter(({ differences }) => differences.length > 0).length;
  return { passed: scenarios.length - failed, failed };
}
