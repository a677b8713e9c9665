import type { ConstantOutcome } from './absent-key.ts';
import { absentKeyFinding, toleranceOf } from './absent-key-findings.ts';
import type { ConstantTest } from './constant-tests.ts';
import type { Finding } from './finding.ts';
import type { PolicyContext } from './rule.ts';
import { isWatched } from './watched-keys.ts';

/**
 * Findings on the tests of keys that no request of their statement carries, of those that `concerns`
 * picks. Actions for which a rule of their own watches the key are left to that rule.
 */
export function* neverPresentFindings(
  context: PolicyContext,
  concerns: (test: ConstantTest) => boolean,
): Generator<Finding<ConstantOutcome | 'tolerates' | 'spares'>> {
  for (const test of context.constantTests()) {
    if (test.alive.length > 0 || !concerns(test)) continue;
    const actions = test.dead.filter((action) => !isWatched(test.clause.key.value, action));
    if (actions.length === 0) continue;
    const finding = absentKeyFinding(test, actions, context);
    const message = toleranceOf(test) ?? finding.message;
    yield { ...finding, message };
  }
}
