import { isWhole, type Document } from '../syntax/document.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import { findPolicies, type FoundPolicy, type NotChecked } from './find-policies.ts';
import { inferType, type TypeInference } from './infer-type.ts';
import type { Policy, PolicyType } from './policy.ts';
import { readPolicy } from './read-policy.ts';

/** A policy of a file with where it stands there and why it has its type. */
export interface PlacedPolicy extends Pick<FoundPolicy, 'pointer' | 'encode'> {
  readonly policy: Policy;
  /** What the type was inferred from, in words. */
  readonly because: string;
}

export interface PoliciesIn {
  readonly policies: readonly PlacedPolicy[];
  readonly notChecked: readonly NotChecked[];
  /** Faults of the file's text and of the policies that it holds as strings. */
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads every policy of a file. A text too broken for a whole tree gives its problems only: rules
 * over half a policy would mislead. `forced` sets the type, and makes the root a policy.
 */
export function policiesIn(document: Document, forced?: PolicyType): PoliciesIn {
  const { root } = document;
  if (!root || !isWhole(document)) {
    return { policies: [], notChecked: [], problems: document.problems };
  }
  const search = findPolicies(root, { rootIsPolicy: forced !== undefined });
  return {
    policies: search.policies.map((found) => readFound(found, document.path, forced)),
    notChecked: search.notChecked,
    problems: [
      ...document.problems,
      ...search.problems,
      ...search.policies.flatMap(({ problems }) => problems),
    ],
  };
}

function readFound(found: FoundPolicy, path: string, forced: PolicyType | undefined): PlacedPolicy {
  const { node, pointer, encode, wrapper } = found;
  const untyped = readPolicy(node, forced ?? 'identity');
  const { type, because }: TypeInference = forced
    ? { type: forced, because: 'the command line says so' }
    : inferType(untyped, { path, wrapper });
  return { policy: { ...untyped, type }, because, pointer, encode };
}
