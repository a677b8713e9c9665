import type { Diagnostic } from '../lint/diagnostic.ts';
import { json } from './escape.ts';
import type { Reporter } from './report.ts';

/** The contract of `keyproof lint --format json`; the names and the order of members are stable. */
const contract: Reporter = ({ tool, files, findings, summary }) =>
  json({
    tool,
    files: files.map(({ path, policies, notChecked }) => ({ path, policies, notChecked })),
    findings: findings.map(findingOf),
    summary,
  });

export default contract;

function findingOf(finding: Diagnostic): object {
  const { rule, severity, message, why, help, path, pointer, range, sid } = finding;
  const { labels, fix, witness, codes, docs } = finding;
  return {
    rule,
    severity,
    message,
    why,
    help,
    path,
    pointer,
    range,
    sid,
    labels,
    fix,
    witness,
    codes,
    docs,
  };
}
