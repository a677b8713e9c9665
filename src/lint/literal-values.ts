import { operator } from '../catalog/operators.ts';
import { placeholdersIn } from '../policy/placeholder.ts';
import type { ConditionClause } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { StringNode } from '../syntax/tree.ts';

/** A value that says all it means. */
export interface LiteralValue {
  readonly node: StringNode;
  readonly text: string;
  /** True when the operator takes wildcards and the text has some. */
  readonly isPattern: boolean;
}

/**
 * The values of a clause that hold neither policy variables nor placeholders; those whose wildcards
 * the operator takes for plain characters are left out, they have a rule of their own.
 */
export function literalValues({ operator: use, values }: ConditionClause): readonly LiteralValue[] {
  const takesWildcards = operator(use.name)?.wildcards === true;
  return values.flatMap((node) => {
    if (node.kind !== 'string' || isOpen(node.value)) return [];
    const isPattern = hasWildcard(node.value);
    return isPattern && !takesWildcards ? [] : [{ node, text: node.value, isPattern }];
  });
}

function isOpen(text: string): boolean {
  return /[$<{]/.test(text) || placeholdersIn(text).length > 0;
}
