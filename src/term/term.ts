import type { Test } from './test.ts';

/**
 * A boolean formula over tests of a request. Terms of one `Terms` are shared: two that say
 * the same have the same `id`.
 */
export type Term =
  | { readonly kind: 'true'; readonly id: 0 }
  | { readonly kind: 'false'; readonly id: 1 }
  | TestTerm
  /** Nobody can tell from the input, or keyproof does not model it. */
  | { readonly kind: 'unknown'; readonly id: number; readonly reason: string }
  | { readonly kind: 'not'; readonly id: number; readonly part: Term }
  | { readonly kind: 'and' | 'or'; readonly id: number; readonly parts: readonly Term[] }
  | ReadingTerm
  | StatementTerm;

export interface TestTerm {
  readonly kind: 'test';
  readonly id: number;
  readonly test: Test;
}

/** A doubtful point of AWS's documentation, with what either reading of it gives. */
export interface ReadingTerm {
  readonly kind: 'reading';
  readonly id: number;
  readonly point: string;
  readonly usual: Term;
  readonly other: Term;
}

/** A term with the statement that it stands for. It is as true as its part. */
export interface StatementTerm {
  readonly kind: 'statement';
  readonly id: number;
  readonly source: StatementSource;
  readonly part: Term;
}

/** The place of a statement among the policies that bear on a request. */
export interface StatementSource {
  readonly kind: StatementKind;
  /** The policy's name, as the input gives it. */
  readonly policy: string;
  /** Position in the document, from 0. */
  readonly statement: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
}

/** The kind of policy that a statement stands in; a grant counts as a statement. */
export type StatementKind =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'resource'
  | 'grant';

/** Why a part of a policy has no term: nobody can tell what it means. */
export interface Malformed {
  readonly malformed: string;
}

/** The term that every request satisfies. */
export const TRUE: Term = { kind: 'true', id: 0 };
/** The term that no request satisfies. */
export const FALSE: Term = { kind: 'false', id: 1 };
