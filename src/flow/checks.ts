import type { Check, Demand, ForwardedCheck, S3Check } from './operation.ts';

/** A row of a table of operations: a name without its service, and the checks. */
export type Row = readonly [name: string, ...checks: Check[]];

/** The check of an S3 action, given without its prefix. */
export function on(action: string, more: Partial<S3Check> = {}): S3Check {
  return { kind: 's3', action: `s3:${action}`, on: 'target', ...more };
}

/** A call of AWS KMS that Amazon S3 makes, its action given without its prefix. */
export function forwarded(
  action: string,
  of: ForwardedCheck['of'],
  more: Partial<ForwardedCheck> = {},
): ForwardedCheck {
  return { kind: 'forwarded', action: `kms:${action}`, of, ...more };
}

/** What a request must be like. */
export function demand(name: Demand): Check {
  return { kind: 'demand', demand: name };
}

/** A data key for what is written, and with a Bucket Key perhaps a look at that key. */
export const ENCRYPT: readonly Check[] = [
  forwarded('GenerateDataKey', 'written'),
  forwarded('Decrypt', 'written', { when: 'bucket-key', doubt: 'bucketKey.requiresDecrypt' }),
];
