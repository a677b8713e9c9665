import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../place.ts';
import { RuleFault } from '../rule-fault.ts';
import type { EstateContext, EstateRule, Rule, RuleId, Severity } from '../rule.ts';
import { inOrder } from '../run.ts';
import type { LineMap } from '../../syntax/line-map.ts';
import type { EstateFinding } from './finding.ts';
import { filePlace, type WrittenEstate } from './place.ts';

/** What the rules found in one file of an estate. */
export interface EstateFileReport {
  readonly path: string;
  readonly lines: LineMap;
  readonly diagnostics: readonly Diagnostic[];
}

export interface EstateLintOptions {
  readonly rules: readonly Rule[];
  /** Replaces the rules' own severities. */
  readonly severities?: ReadonlyMap<RuleId, Severity | 'off'>;
}

/** Asks every rule about estates, and words what they found, file by file. */
export function lintEstate(
  written: WrittenEstate,
  context: EstateContext,
  { rules, severities }: EstateLintOptions,
): readonly EstateFileReport[] {
  const files = new Map<string, { lines: LineMap; diagnostics: Diagnostic[] }>();
  for (const rule of rules) {
    const severity = severities?.get(rule.id);
    if (rule.scope !== 'estate' || severity === 'off') continue;
    for (const finding of ask(rule, context, written)) {
      const { site, at } = filePlace(finding.at, written);
      const worded = diagnose({ ...finding, at }, rule, site);
      const { path, lines } = site.document;
      const file = files.get(path) ?? { lines, diagnostics: [] };
      files.set(path, file);
      file.diagnostics.push(severity ? { ...worded, severity } : worded);
    }
  }
  return [...files].map(([path, { lines, diagnostics }]) => ({
    path,
    lines,
    diagnostics: inOrder(diagnostics),
  }));
}

function* ask(
  rule: EstateRule,
  context: EstateContext,
  { text }: WrittenEstate,
): Generator<EstateFinding> {
  try {
    yield* rule.check(context);
  } catch (fault) {
    throw new RuleFault(rule.id, text.path, fault);
  }
}
