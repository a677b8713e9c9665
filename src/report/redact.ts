/**
 * Twelve digits by themselves: an AWS account id. The digits of an escape (`%20`, `\x00`, `\u2028`)
 * may stand before it. Where a code frame was cut (`…`), a run of digits may be the rest of one.
 */
const ACCOUNT =
  /(?:(?<![0-9])|(?<=%[0-9A-F]{2}|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}))(?:[0-9]{12}(?![0-9])|[0-9]{1,11}(?=…))|(?<=…)[0-9]{1,11}(?![0-9])/g;

/** A report, in whatever format, with every account id masked. The length stays the same. */
export function redact(report: string): string {
  return report.replace(ACCOUNT, (digits) => 'X'.repeat(digits.length));
}
