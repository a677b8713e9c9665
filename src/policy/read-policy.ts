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
  const problems: PolicyProblem[] = [];
  const reader = new ShapeReader(undefined, problems);
  const elements = reader.elements(node, POLICY_ELEMENTS, 'policy');
  const version = reader.string(elements('Version'));
  const id = reader.string(elements('Id'));
  const statements: Statement[] = [];
  let index = 0;
  for (const item of reader.items(elements('Statement'))) {
    const of = new ShapeReader(index++, problems);
    if (item.kind === 'object') statements.push(readStatement(item, of));
    else of.wrongType('Statement', 'an object or an array of objects', item);
  }
  return { type, at: node.at, node, version, id, statements, problems };
}
