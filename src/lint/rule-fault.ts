import type { RuleId } from './rule.ts';

/** A rule threw: a fault of keyproof, never of the policy. Says which rule and file to report. */
export class RuleFault extends Error {
  override readonly name = 'RuleFault';

  constructor(rule: RuleId, path: string, cause: unknown) {
    super(`the rule ${rule} failed on ${path}`, { cause });
  }
}
