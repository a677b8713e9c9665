import type { RuleId, RuleInfo, Severity } from './rule.ts';

/** A claim about an estate that a team made a rule of its own, as the configuration has it. */
export interface ClaimRule {
  /** The name behind `custom/`. */
  readonly id: string;
  readonly severity: Severity;
  /** What it means that the claim does not hold, in one clause. */
  readonly message: string;
  /** The sentence itself. */
  readonly claim: string;
}

/** The page that says how AWS decides, which is what claims are about. */
const EVALUATION =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html';

/** The id under which findings, severities and suppressions know the rule. */
export function claimRuleId({ id }: Pick<ClaimRule, 'id'>): RuleId {
  return `custom/${id}`;
}

/** What reports know of the rule. */
export function claimRuleInfo(rule: ClaimRule): RuleInfo<'refuted' | 'unknown'> {
  const { severity, message, claim } = rule;
  return {
    id: claimRuleId(rule),
    title: message,
    severity,
    rationale: `The configuration claims of the estate: ${claim}.`,
    references: [EVALUATION],
    messages: {
      refuted: {
        message: '{message}',
        why: '{shown}',
        help: 'change the policies of the estate, or the claim if it says more than is meant',
      },
      unknown: {
        message: 'it could not be decided whether `{claim}`: {reasons}',
        why: 'nothing rules out that {message}',
        help: 'complete what the estate leaves out, or narrow the claim',
      },
    },
    examples: { invalid: [], valid: [] },
  };
}
