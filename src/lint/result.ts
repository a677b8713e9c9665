import type { Diagnostic } from './diagnostic.ts';
import type { RuleInfo, Severity } from './rule.ts';
import type { FileReport } from './run.ts';

/** The outcome of one run over all files: what every reporter prints. */
export interface LintResult {
  readonly tool: {
    readonly name: 'keyproof';
    readonly version: string;
    /** Day of the AWS facts, `YYYY-MM-DD`. */
    readonly catalog: string;
  };
  /** Files that hold a policy or a finding, sorted by path. */
  readonly files: readonly FileReport[];
  /** What is left after suppressions and baseline, by file and place. */
  readonly findings: readonly Diagnostic[];
  /** The rules that ran. */
  readonly rules: readonly RuleInfo[];
  readonly summary: Summary;
}

export interface Summary extends Readonly<Record<Severity, number>> {
  /** Files that hold a policy or a finding. */
  readonly files: number;
  readonly policies: number;
  /** Policies that were found and not looked into. */
  readonly notChecked: number;
  /** Files that were read and hold neither. */
  readonly skipped: number;
  /** Findings that a suppression of the configuration hides. */
  readonly suppressed: number;
  /** Findings that the baseline hides. */
  readonly baseline: number;
}

/** How many findings have that severity. */
export function countOf(findings: readonly Diagnostic[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
