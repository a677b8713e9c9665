import type { Severity } from '../lint/rule.ts';
import { json, visible } from './escape.ts';
import { fingerprints } from './fingerprint.ts';
import type { Reporter } from './report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};

/** GitLab Code Quality: an array of issues, each with a fingerprint of its own. */
const gitlab: Reporter = ({ findings }) => {
  const prints = fingerprints(findings);
  const issues = findings.map((finding, index) => ({
    description: visible(`${finding.message}; ${finding.why}`),
    check_name: finding.rule,
    fingerprint: prints[index],
    severity: SEVERITY[finding.severity],
    location: {
      path: finding.path,
      lines: { begin: finding.range.start.line, end: finding.range.end.line },
    },
  }));
  return json(issues);
};

export default gitlab;
