import type { Refusal, Step } from './step.ts';

/** What one check of an operation comes to. */
export type Part =
  /** None where nothing is checked in this request. */
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  /** `at` is the action of the call that is refused, where it is one call. */
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly at?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export const NONE: Part = { kind: 'steps', steps: [] };

/** One step. */
export function stepPart(step: Step): Part {
  return { kind: 'steps', steps: [step] };
}
