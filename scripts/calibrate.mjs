// `npm run calibrate -- DIR [options of lint]`: how loud each rule is on the policies of a folder, as
// findings per 1,000 policies, with places to look at.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SAMPLES = 3;

/** Rules that many right policies of AWS break, and that are measured apart. */
const OF_ABSENT_KEYS = new Set([
  'condition/forallvalues-allow-missing-key',
  'condition/ifexists-allow-open',
  'condition/negated-allow-missing-key',
]);
const MEGABYTE = 1024 * 1024;

const command = fileURLToPath(new URL('../dist/keyproof.cjs', import.meta.url));
const args = ['lint', '--format', 'json', '--exit-zero', ...process.argv.slice(2)];
const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
  maxBuffer: 4096 * MEGABYTE,
  encoding: 'utf8',
});
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(status ?? 3);
}
process.stdout.write(report(JSON.parse(stdout)));

function report({ findings, summary }) {
  const { policies } = summary;
  const rows = [...byRule(findings)].toSorted(([, one], [, other]) => other.length - one.length);
  const withErrors = new Set(ofSeverity('error', findings).map(({ path }) => path)).size;
  const warnings = ofSeverity('warning', findings);
  const others = warnings.filter(({ rule }) => !OF_ABSENT_KEYS.has(rule));
  return [
    `${policies} policies, ${findings.length} findings`,
    `errors: ${summary.error} in ${withErrors} files (${perThousand(withErrors, policies)} per 1,000 policies)`,
    `warnings: ${perThousand(warnings.length, policies)} per 1,000, ${perThousand(others.length, policies)} outside the rules on absent keys`,
    '',
    'per 1,000  severity  rule',
    ...rows.flatMap(([rule, found]) => [
      `${perThousand(found.length, policies).padStart(9)}  ${severityOf(found).padEnd(8)}  ${rule}`,
      ...found.slice(0, SAMPLES).map((finding) => `${' '.repeat(21)}${place(finding)}`),
    ]),
    '',
  ].join('\n');
}

function byRule(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const known = groups.get(finding.rule);
    if (known) known.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return groups;
}

function ofSeverity(wanted, findings) {
  return findings.filter(({ severity }) => severity === wanted);
}

function perThousand(count, policies) {
  return policies === 0 ? '–' : ((count * 1000) / policies).toFixed(1);
}

function severityOf(found) {
  return [...new Set(found.map(({ severity }) => severity))].join('/');
}

function place({ path, range, message }) {
  return `${path}:${range.start.line}:${range.start.column}  ${message}`;
}
