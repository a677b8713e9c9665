import { compile } from '../authorize/authorization.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { fromValue } from '../syntax/from-value.ts';
import type { Term } from '../term/term.ts';
import type { Comparison, Condition, Operand } from './claim.ts';

/**
 * The term that a condition of a claim says: what a statement with the same condition would test, so
 * that claims and policies mean the same by the same words. What a request lacks equals nothing.
 */
export function conditionTerm(condition: Condition, library: PolicyLibrary): Term {
  const { terms } = library;
  if (condition.kind === 'comparison') {
    const term = comparisonTerm(condition, library);
    return condition.negated ? terms.not(term) : term;
  }
  const parts = condition.parts.map((part) => conditionTerm(part, library));
  return condition.kind === 'and' ? terms.allOf(parts) : terms.anyOf(parts);
}

function comparisonTerm(comparison: Comparison, library: PolicyLibrary): Term {
  const [operator, key, value] = clauseOf(comparison);
  const tree = fromValue({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } },
    ],
  });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') {
    return library.terms.unknown('the condition of the claim cannot be read');
  }
  const policy = { name: 'claim', policy: readPolicy(tree.root, 'identity') };
  return compile({ identity: [policy] }, library)
    .decisionTerm(ANY_SITUATION)
    .allowed();
}

/** One in which an identity policy alone decides. */
const ANY_SITUATION = {
  caller: 'user',
  action: undefined,
  service: '',
  resource: 'none',
  relation: 'same-account',
  isServiceLinked: false,
  isManagementCaller: false,
  isManagementResource: false,
} as const;

type Clause = readonly [operator: string, key: string, value: string];

/** The side that is part of a request is the key; the other may be a value or another part of it. */
function clauseOf({ left, relation, right }: Comparison): Clause {
  const swapped = left.kind === 'value' && right !== undefined && right.kind !== 'value';
  const [subject, other] = swapped ? [right, left] : [left, right];
  const key = keyOf(subject);
  if (relation === 'present' || !other) return ['Null', key, 'false'];
  return [OPERATORS[relation], key, valueOf(other)];
}

const OPERATORS = { equals: 'StringEquals', like: 'StringLike', within: 'IpAddress' } as const;

function keyOf(operand: Operand): string {
  switch (operand.kind) {
    case 'key':
      return operand.key.text;
    case 'encryption-context':
      return `kms:EncryptionContext:${operand.name.text}`;
    case 'principal-tag':
      return `aws:PrincipalTag/${operand.name.text}`;
    case 'object-tag':
      return `s3:ExistingObjectTag/${operand.name.text}`;
    case 'value':
      return operand.value.text;
  }
}

/** In a policy `${` begins a variable; a text that holds it is written with the escape for `$`. */
function valueOf(operand: Operand): string {
  if (operand.kind === 'value') return operand.value.text.replaceAll('${', '${$}{');
  return `\${${keyOf(operand)}}`;
}
