import type { Edit } from './edit.ts';

/** Changes that together allow a call, as checked by judging it again. */
export interface Suggestion {
  readonly edits: readonly Edit[];
  readonly check: 'allow';
  /** Who and what else may pass after it that was refused before. */
  readonly alsoAllows: readonly string[];
}

/** What can be done about a refusal. */
export interface Advice {
  /** The smallest first. */
  readonly suggestions: readonly Suggestion[];
  /** What to do where no change of a policy or of the request helps, or none is known. */
  readonly instead: string | undefined;
}
