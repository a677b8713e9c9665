import type { Proof } from './proof.ts';

/** That no request satisfies a question, however unknown things fall, and why. */
export interface Certificate {
  /** What the question grounds to, so that a certificate is of one question only. */
  readonly digest: string;
  readonly proof: Proof;
}
