import type { Refusal, Step } from './step.ts';

/** What one check of an operation comes to. */
export type Part =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Nothing is checked in this request. */
  | { readonly kind: 'none' };

export const NONE: Part = { kind: 'none' };
