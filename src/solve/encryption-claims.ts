import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { holdsOnly, holdsPair, type EncryptionContext } from '../term/encryption-context.ts';
import type { EncryptionNamesTest, EncryptionPairTest } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import type { Domain, SymbolicKey, Variable } from './question.ts';
import type { Scope } from './scope.ts';
import { pairKey } from './setting.ts';

/**
 * A test of the encryption context, taken apart: it holds when all (or one) of these do. Each is
 * settled, or says that a pair's value is (not) in a set.
 */
export interface ContextClaims {
  readonly join: 'all' | 'any';
  readonly parts: readonly (Truth | ValueClaim)[];
}

export interface ValueClaim {
  readonly variable: Variable;
  readonly set: Domain;
  readonly isIn: boolean;
  /** True when the pair may also be missing. */
  readonly orAbsent?: boolean;
}

/** A pair is there when one of those with its name has its value. */
export function pairClaims(test: EncryptionPairTest, { request }: Scope): ContextClaims {
  const { encryptionContext: context, key } = request;
  const parts: (Truth | ValueClaim)[] = [];
  const put = (name: string, state: SymbolicKey): void => {
    const isNamed = name === test.name || (test.ignoreCase && equalsIgnoringCase(name, test.name));
    const set: Domain = { kind: 'texts', texts: new Set([test.value]), ignoreCase: false };
    if (state.kind === 'variable') {
      if (isNamed) parts.push({ variable: state, set, isIn: true });
    } else parts.push(holdsPair(test, contextOf(name, state)));
  };
  for (const [name, state] of context?.pairs ?? []) put(name, state);
  if (context && context.rest !== 'closed' && !context.pairs.has(test.name)) {
    if (context.rest === 'unknown') parts.push('unknown');
    else put(test.name, key(pairKey(test.name)));
  }
  return { join: 'any', parts };
}

/** No other names are there when each pair with another name is not. */
export function namesClaims(test: EncryptionNamesTest, { request, names }: Scope): ContextClaims {
  const { encryptionContext: context, key } = request;
  const parts: (Truth | ValueClaim)[] = [];
  const put = (name: string, state: SymbolicKey): void => {
    const there = contextOf(name, state.kind === 'variable' ? SOME : state);
    const isOnly = holdsOnly(test, there);
    if (state.kind !== 'variable') parts.push(isOnly);
    else if (isOnly !== true) parts.push({ variable: state, set: ANYTHING, isIn: false });
  };
  for (const [name, state] of context?.pairs ?? []) put(name, state);
  for (const name of names) put(name, key(pairKey(name)));
  if (context?.rest === 'unknown') parts.push('unknown');
  else if (context && context.rest !== 'closed') {
    const listed = new Set(test.ignoreCase ? test.names.map(asciiLower) : test.names);
    const set: Domain = { kind: 'texts', texts: listed, ignoreCase: test.ignoreCase };
    parts.push({ variable: context.rest, set, isIn: true, orAbsent: true });
  }
  return { join: 'all', parts };
}

/** A name of a further pair that is none of those with a variable of their own. */
export function furtherNames({ request, names }: Scope): ValueClaim | undefined {
  const { encryptionContext: context } = request;
  if (!context || context.rest === 'closed' || context.rest === 'unknown') return undefined;
  const known = new Set([...context.pairs.keys(), ...names].map(asciiLower));
  return {
    variable: context.rest,
    set: { kind: 'texts', texts: known, ignoreCase: true },
    isIn: false,
  };
}

const SOME: SymbolicKey = { kind: 'value', text: '' };
const ANYTHING: Domain = { kind: 'patterns', patterns: [{ kind: 'any' }] };

function contextOf(name: string, state: SymbolicKey): EncryptionContext {
  if (state.kind === 'absent') return { pairs: new Map(), unknown: [] };
  if (state.kind === 'value') return { pairs: new Map([[name, state.text]]), unknown: [] };
  return { pairs: new Map(), unknown: [name] };
}
