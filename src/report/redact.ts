/**
 * Twelve digits that no other digit touches: an AWS account id. Where a code frame was cut (`…`), a
 * run of digits may be the rest of one.
 */
const ACCOUNT =
  /(?<![0-9])[0-9]{12}(?![0-9])|(?<=…)[0-9]{1,11}(?![0-9])|(?<![0-9])[0-9]{1,11}(?=…)/g;

/** A report, in whatever format, with every account id masked. The length stays the same. */
export function redact(report: string): string {
  return report.replace(ACCOUNT, (digits) => 'X'.repeat(digits.length));
}
