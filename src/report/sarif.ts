import type { Artifact, Log, ReportingDescriptor, Result } from 'sarif';
import type { Diagnostic, Range } from '../lint/diagnostic.ts';
import { SEVERITIES, type RuleInfo, type Severity } from '../lint/rule.ts';
import { json, uriPath, visible } from './escape.ts';
import { fingerprints } from './fingerprint.ts';
import type { Reporter } from './report.ts';

/** GitHub code scanning refuses a run with more results. */
const RESULT_LIMIT = 25_000;

/** It shows no more locations of a result. */
const LOCATION_LIMIT = 100;

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** GitHub ranks security findings by this number from 0 to 10. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '5.0',
  info: '1.0',
};

/** SARIF 2.1.0, one run, within GitHub's limits: when there are too many results the worst stay. */
const sarif: Reporter = ({ tool, findings, rules, files }) => {
  const kept = worst(findings);
  const found = new Set(kept.map(({ rule }) => rule));
  const used = rules.filter(({ id }) => found.has(id));
  const indexes = new Map(used.map(({ id }, index) => [id, index]));
  const prints = fingerprints(kept);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            rules: used.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'where keyproof was run' } } },
        artifacts: files.map(({ path }): Artifact => ({ location: artifact(path) })),
        results: kept.map((finding, index) =>
          resultOf(finding, {
            ruleIndex: indexes.get(finding.rule) ?? 0,
            print: prints[index] ?? '',
          }),
        ),
        properties: { catalog: tool.catalog, omittedResults: findings.length - kept.length },
      },
    ],
  };
  return json(log);
};

export default sarif;

function worst(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (findings.length <= RESULT_LIMIT) return findings;
  const rank = new Map(SEVERITIES.map((severity, index) => [severity, index]));
  return findings
    .toSorted((a, b) => (rank.get(a.severity) ?? 0) - (rank.get(b.severity) ?? 0))
    .slice(0, RESULT_LIMIT);
}

function descriptor(rule: RuleInfo): ReportingDescriptor {
  const rationale = rule.rationale.trim().replaceAll(/\s+/g, ' ');
  return {
    id: rule.id,
    shortDescription: { text: literal(rule.title) },
    fullDescription: { text: literal(rationale) },
    help: { text: literal(`${rationale} See ${rule.references.join(', ')}`) },
    ...(rule.references[0] && { helpUri: rule.references[0] }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: ['security'], 'security-severity': SECURITY_SEVERITY[rule.severity] },
  };
}

interface ResultPlace {
  readonly ruleIndex: number;
  readonly print: string;
}

function resultOf(finding: Diagnostic, { ruleIndex, print }: ResultPlace): Result {
  const { rule, severity, message, why, help, path, range, labels, pointer } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: literal(`${message}; ${why}; ${help}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(path), region: region(range) },
        logicalLocations: [{ fullyQualifiedName: visible(pointer) }],
      },
    ],
    ...(labels.length > 0 && {
      relatedLocations: labels.slice(0, LOCATION_LIMIT).map((label, id) => ({
        id,
        message: { text: literal(label.message) },
        physicalLocation: { artifactLocation: artifact(path), region: region(label.range) },
      })),
    }),
    ...(finding.fix && { fixes: [fixOf(finding.fix, path)] }),
    // The only one that GitHub reads; its own, of the text around, changes with every edit.
    partialFingerprints: { primaryLocationLineHash: `${print}:1` },
  };
}

function fixOf(
  { title, edits }: NonNullable<Diagnostic['fix']>,
  path: string,
): NonNullable<Result['fixes']>[number] {
  return {
    description: { text: literal(title) },
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map(({ offset, length, text }) => ({
          deletedRegion: { charOffset: offset, charLength: length },
          insertedContent: { text },
        })),
      },
    ],
  };
}

function artifact(path: string): { uri: string; uriBaseId: string } {
  return { uri: uriPath(path), uriBaseId: 'ROOT' };
}

function region({ start, end }: Range): {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
} {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Braces are placeholders and brackets are links in SARIF messages; here they are text. */
function literal(text: string): string {
  return visible(text)
    .replaceAll('{', '{{')
    .replaceAll('}', '}}')
    .replaceAll(/[[\]\\]/g, (mark) => `\\${mark}`);
}
