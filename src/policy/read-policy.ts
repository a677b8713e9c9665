import type { ObjectNode } from '../syntax/tree.ts';
import type { Policy, PolicyType, Statement } from './policy.ts';
import type { PolicyProblem } from './problem.ts';
import { readStatement } from './read-statement.ts';
import { ShapeReader } from './shape-reader.ts';

export const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'] as const;

/**
 * Reads a policy document from its tree. Parts of the wrong shape become problems and never stop
 * the rest. Source: IAM User Guide, reference_policies_grammar.
 */
export function readPolicy(node: ObjectNode, type: PolicyType): Policy {
  const reader = new ShapeReader(undefined);
  const elements = reader.elements(node, POLICY_ELEMENTS, 'policy');
  const statements: Statement[] = [];
  const problems: PolicyProblem[] = [];
  for (const [index, item] of reader.objects(elements.get('Statement')).entries()) {
    const of = new ShapeReader(index);
    statements.push(readStatement(item, of));
    problems.push(...of.problems);
  }
  return {
    type,
    at: node.at,
    node,
    version: reader.string(elements.get('Version')),
    id: reader.string(elements.get('Id')),
    statements,
    problems: [...reader.problems, ...problems],
  };
}
