import type { NotChecked } from '../policy/find-policies.ts';
import { policiesIn, type PlacedPolicy, type PoliciesIn } from '../policy/policies-in.ts';
import type { PolicyType } from '../policy/policy.ts';
import type { Document } from '../syntax/document.ts';
import { policyContext } from './context.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { diagnose, type Site } from './place.ts';
import { RuleFault } from './rule-fault.ts';
import type {
  EstateRule,
  LintSettings,
  PolicyContext,
  Rule,
  RuleId,
  RuleInfo,
  Severity,
} from './rule.ts';

export interface LintOptions extends LintSettings {
  readonly rules: readonly Rule[];
  /** Replaces the rules' own severities. */
  readonly severities?: ReadonlyMap<RuleId, Severity | 'off'>;
  /** Forces the type of every policy; inferred when absent. */
  readonly type?: PolicyType;
  /** True for a file that the user named: it should hold a policy, and is told if it does not. */
  readonly named?: boolean;
}

/** What was read in one file and what is wrong with it. */
export interface FileReport {
  readonly path: string;
  readonly policies: readonly PolicySummary[];
  readonly notChecked: readonly NotChecked[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PolicySummary {
  readonly type: PolicyType;
  /** What the type was inferred from, in words. */
  readonly because: string;
  readonly pointer: string;
  readonly statements: number;
}

/** Lints one file: reads its policies, asks every rule, words and orders what they found. */
export function lint(document: Document, options: LintOptions): FileReport {
  const found = policiesIn(document, options.type);
  const summaries = found.policies.map(({ policy, because, pointer }) => ({
    type: policy.type,
    because,
    pointer,
    statements: policy.statements.length,
  }));
  const diagnostics = isConcerned(document, found, options)
    ? diagnoseAll(document, found, options)
    : [];
  return { path: document.path, policies: summaries, notChecked: found.notChecked, diagnostics };
}

/** Files that hold no policy and were not named concern nobody, however broken they are. */
function isConcerned(document: Document, found: PoliciesIn, options: LintOptions): boolean {
  if (options.named || options.type) return true;
  if (found.policies.length > 0) return true;
  return (
    found.notChecked.length === 0 && found.problems.length > 0 && /"Statement"/.test(document.text)
  );
}

function diagnoseAll(
  document: Document,
  found: PoliciesIn,
  options: LintOptions,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const policies = found.policies.map((placed) => ({
    placed,
    context: policyContext(placed.policy, options),
  }));
  for (const rule of options.rules) {
    const severity = options.severities?.get(rule.id);
    if (severity === 'off' || rule.scope === 'estate') continue;
    for (const diagnostic of askRule(rule, { document, found, policies })) {
      diagnostics.push(severity ? { ...diagnostic, severity } : diagnostic);
    }
  }
  return inOrder(diagnostics);
}

interface Asked {
  readonly document: Document;
  readonly found: PoliciesIn;
  readonly policies: readonly { readonly placed: PlacedPolicy; readonly context: PolicyContext }[];
}

function* askRule(
  rule: Exclude<Rule, EstateRule>,
  { document, found, policies }: Asked,
): Generator<Diagnostic> {
  const word = (findings: () => Iterable<Finding>, site: Site): Generator<Diagnostic> =>
    wordAll(findings, rule, site);
  if (rule.scope === 'text') {
    const { problems, notChecked } = found;
    const context = { document, problems, policies: policies.length + notChecked.length };
    yield* word(() => rule.check(context), { document });
    return;
  }
  for (const { placed, context } of policies) {
    if (rule.types && !rule.types.includes(placed.policy.type)) continue;
    yield* word(() => rule.check(context), { document, policy: placed });
  }
}

function* wordAll(
  findings: () => Iterable<Finding>,
  rule: RuleInfo,
  site: Site,
): Generator<Diagnostic> {
  try {
    for (const finding of findings()) yield diagnose(finding, rule, site);
  } catch (fault) {
    throw new RuleFault(rule.id, site.document.path, fault);
  }
}

/** By place, then by rule; the same message at the same place counts once. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(
    (a, b) =>
      a.range.start.offset - b.range.start.offset ||
      (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
  );
  const seen = new Set<string>();
  return sorted.filter(({ rule, message, range }) => {
    const key = `${rule} ${range.start.offset} ${range.end.offset} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
