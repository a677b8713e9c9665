import type { Caller } from '../term/caller.ts';
import type { KeyState } from '../term/key-state.ts';
import type { Term } from '../term/term.ts';
import type { ValueSet } from '../term/value-set.ts';

/** A question about all requests: is there one for which every part holds? */
export interface Question {
  readonly parts: readonly Part[];
  /** With `any` it is enough that one part holds. */
  readonly join?: 'all' | 'any';
  /** Doubtful points to read the other way than by default. */
  readonly readings?: ReadonlySet<string>;
  /** How many nodes the search may visit before it gives up. */
  readonly budget?: number;
  /** How many states of patterns may be gone through to tell the texts of one variable apart. */
  readonly states?: number;
}

/**
 * One authorization inside a question: a term that must hold (or must not), and what its request
 * gives to the variables of the term's tests.
 */
export interface Part {
  readonly term: Term;
  readonly request: SymbolicRequest;
  /** False when the term must not hold. */
  readonly holds?: boolean;
}

/** A request in which some things are left open. Who asks is always said. */
export interface SymbolicRequest {
  readonly caller: Caller;
  /** In lower case. */
  readonly action: SymbolicText;
  readonly resource: SymbolicText;
  /** Finds what the request says of a context key, by its lower-case name. */
  readonly key: (name: string) => SymbolicKey;
  readonly encryptionContext?: SymbolicContext;
}

/** A text that is said, or left open. */
export type SymbolicText = { readonly kind: 'value'; readonly text: string } | Variable;

/** The state of a context key, or a variable that ranges over states. */
export type SymbolicKey = KeyState | Variable;

/**
 * The encryption context of a request. `key('kms:encryptioncontext:NAME')` must say the same of a
 * pair as `pairs` does.
 */
export interface SymbolicContext {
  /** By name, which keeps its case. */
  readonly pairs: ReadonlyMap<string, SymbolicKey>;
  /**
   * What else may be in it: nothing, nobody can tell, or anything. A variable stands for the name
   * of a further pair; what such pairs hold is asked of `key`.
   */
  readonly rest: 'closed' | 'unknown' | Variable;
}

/** Something that a question leaves open. Equal names, in whichever part, are one variable. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  /** The key may be missing in the request; never for actions and resources. */
  readonly mayBeAbsent?: boolean;
  /** The value is a list of any length. */
  readonly isMultivalued?: boolean;
  /** What each value must be in; without it any text. */
  readonly domain?: Domain;
  /** Texts to prefer in a witness, the best first. */
  readonly candidates?: readonly string[];
}

/** A set of texts without policy variables. */
export type Domain = Exclude<ValueSet, { readonly kind: 'template' }>;
