import type { Span } from '../syntax/span.ts';

/** A sentence about all requests at once: who can or cannot do something. */
export type Claim = ClaimOfNobody | ClaimOfOnly | ClaimOfOne;

interface ClaimBase {
  readonly capability: Word;
  /** An ARN, with wildcards where many are meant. */
  readonly resource: Word;
}

/** Nobody of a population can, unless the condition holds. */
export interface ClaimOfNobody extends ClaimBase {
  readonly kind: 'nobody';
  readonly population: Population;
  readonly unless: Condition | undefined;
}

/** Nobody but these can, unless the condition holds. */
export interface ClaimOfOnly extends ClaimBase {
  readonly kind: 'only';
  readonly subjects: readonly Subject[];
  readonly unless: Condition | undefined;
}

/** This one can: in some request, or in each that satisfies the condition. */
export interface ClaimOfOne extends ClaimBase {
  readonly kind: 'some' | 'always';
  readonly subject: Subject;
  readonly when: Condition | undefined;
}

/** Those of whom a claim speaks. */
export interface Population {
  readonly isAnonymous: boolean;
  readonly except: readonly Subject[];
  readonly outside: Boundary | undefined;
}

export type Boundary =
  | { readonly kind: 'account'; readonly id: Word }
  | { readonly kind: 'organization'; readonly id: Word };

export type Subject =
  /** By ARN, or the name of a service such as `cloudtrail.amazonaws.com`; `*` stands for any text. */
  | { readonly kind: 'principal'; readonly name: Word }
  | { readonly kind: 'account'; readonly id: Word }
  | { readonly kind: 'anonymous'; readonly at: Span };

/** A word of the claim, without its quotes. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

/** `and` binds closer than `or`. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | Comparison;

export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Operand;
  readonly relation: Relation;
  readonly negated: boolean;
  /** Undefined for `is present`. */
  readonly right: Operand | undefined;
}

/** How two things compare; `like` takes `*` and `?`, `within` an address range. */
export type Relation = 'equals' | 'like' | 'present' | 'within';

/** What a condition speaks of: part of a request, or a value. */
export type Operand =
  | { readonly kind: 'key'; readonly key: Word }
  | {
      readonly kind: 'encryption-context' | 'principal-tag' | 'object-tag';
      readonly name: Word;
    }
  | { readonly kind: 'value'; readonly value: Word };

/** What is wrong with a claim, and where. */
export interface ClaimProblem {
  readonly at: Span;
  readonly message: string;
  readonly help: string;
}
