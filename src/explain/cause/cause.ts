import type { Findings } from '../findings.ts';

/** Why calls are refused: what people meet with S3 and SSE-KMS, and what any service may answer. */
export type CauseName =
  | 'kms-not-allowed'
  | 'upload-needs-decrypt'
  | 'cross-account'
  | 'aws-managed-key'
  | 'key-policy'
  | 'encryption-header'
  | 'bucket-key-context'
  | 'session-policy'
  | 'condition'
  | 'network-condition'
  | 'guardrail'
  | 'vpc-endpoint'
  | 'wrong-resource'
  | 'object-ownership'
  | 'not-authorization'
  | 'permissions-boundary'
  | 'trust-policy'
  | 'explicit-deny'
  | 'no-allow'
  | 'not-told';

/** One row of the table of causes. */
export interface CauseRow {
  readonly name: CauseName;
  /** What to say of it, a sentence without its full stop; undefined where it is not the cause. */
  readonly recognize: (findings: Findings) => string | undefined;
}
