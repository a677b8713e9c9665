import type { Explained } from './explain-call.ts';

/** What became of a call: by the model, where it tells, else by AWS's words. */
export type ExplainedVerdict =
  | 'explicit-deny'
  | 'implicit-deny'
  | 'key-state'
  | 'bad-request'
  | 'deny'
  | 'allow'
  | 'unknown';

/** The verdict on a call. A model that allows what AWS refused is reported as `allow`. */
export function verdictOf({ findings, cause }: Explained): ExplainedVerdict {
  const { judgement, refused } = findings;
  if (judgement?.decision === 'deny') return judgement.kind ?? 'deny';
  if (judgement?.decision === 'allow') return 'allow';
  if (!refused.isRefused) return judgement?.decision ?? 'allow';
  if (cause.kind === 'explicit-deny' || cause.kind === 'key-state') return cause.kind;
  if (cause.kind === 'no-allow') return 'implicit-deny';
  return 'unknown';
}
