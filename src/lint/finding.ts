import type { Edit } from '../syntax/edit.ts';
import type { Span } from '../syntax/span.ts';

/** What a rule found: a place, which of its messages fits, and the words to fill in. */
export interface Finding<Messages extends string = string> {
  /** A node of the policy or any other value with a place. */
  readonly at: { readonly at: Span } | Span;
  readonly message: Messages;
  /** Values for the `{name}`s of the message; lists are joined and cut after a few. */
  readonly data?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Other places that the finding speaks of. */
  readonly labels?: readonly Label[];
  readonly fix?: Fix;
  /** A request that shows the consequence. */
  readonly witness?: Witness;
}

export interface Label {
  readonly at: Span;
  readonly message: string;
}

/**
 * A repair. `safe` keeps every decision of the policy; `unsafe` changes some and says so by its
 * grade, however right it is.
 */
export interface Fix {
  readonly grade: 'safe' | 'unsafe';
  /** What the fix does, starting with a verb. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A concrete request and what the policy decides about it, by the documented meaning. */
export interface Witness {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** The context keys of the request; those that are not listed are absent. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny';
}

/** The place of a finding, whichever way the rule gave it. */
export function spanOf(at: Finding['at']): Span {
  return 'at' in at ? at.at : at;
}
