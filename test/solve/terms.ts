import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { actionTerm } from '../../src/term/action.ts';
import { conditionTerm } from '../../src/term/condition.ts';
import { resourceTerm } from '../../src/term/resource.ts';
import type { Malformed, Term } from '../../src/term/term.ts';
import type { Terms } from '../../src/term/terms.ts';

/** A statement's elements as JSON. */
export type StatementJson = Readonly<Record<string, unknown>>;

/** The term of the Action, Resource and Condition of a statement, with the action left open. */
export function statementTerm(json: StatementJson, terms: Terms): Term {
  const tree = fromValue({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...json }] });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') throw new Error('no tree');
  const [statement] = readPolicy(tree.root, 'identity').statements;
  if (!statement) throw new Error('no statement');
  const parts = statement.conditions.map((clause) => read(conditionTerm(clause, true, terms)));
  if (statement.action) parts.push(read(actionTerm(statement.action, undefined, terms)));
  if (statement.resource) parts.push(read(resourceTerm(statement.resource, true, terms)));
  return terms.allOf(parts);
}

/** The term of one operator block of a Condition. */
export function blockTerm(
  operator: string,
  block: Readonly<Record<string, readonly string[]>>,
  terms: Terms,
): Term {
  return statementTerm({ Condition: { [operator]: block } }, terms);
}

function read(term: Term | Malformed): Term {
  if ('malformed' in term) throw new Error(term.malformed);
  return term;
}
