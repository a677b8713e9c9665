import type { ReEncryptSide } from './kms-context.ts';

/** One action that a call has to be authorized for, and what it is done to. */
export interface NeededAction {
  /** `service:Name`, as the catalogue writes it where it knows it. */
  readonly action: string;
  /** `source` of a copy or a re-encryption; `target` of everything else. */
  readonly on: 'source' | 'target';
  /** Of a re-encryption. */
  readonly side: ReEncryptSide | undefined;
}
