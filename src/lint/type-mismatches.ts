import { operatorInstead, suits } from '../catalog/key-operators.ts';
import type { Operator } from '../catalog/operators.ts';
import { plainValues } from '../policy/plain-value.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { Fix } from './finding.ts';
import { knownClauses, type KnownClause } from './known-clauses.ts';
import { replaceOperator } from './replace-operator.ts';
import type { PolicyContext } from './rule.ts';
import { spellOperator } from './spell-operator.ts';

/** A clause whose operator does not read what its key holds. */
export interface TypeMismatch extends KnownClause {
  /** The operator, with what stands around it, that asks the same of the key's type. */
  readonly instead: string | undefined;
  readonly fix: Fix | undefined;
}

/** The clauses of a policy whose operator and key are of different types. */
export function* typeMismatches(context: PolicyContext): Generator<TypeMismatch> {
  for (const known of knownClauses(context)) {
    const { row, key } = known;
    if (suits(row, key) && !isNoArn(known)) continue;
    const other = operatorInstead(row, key);
    const instead = other && spellOperator(other, known);
    yield { ...known, instead, fix: other && instead ? fixOf(known, other, instead) : undefined };
  }
}

/** An operator without wildcards would take those of the values for plain characters. */
function fixOf(
  { statement, clause }: KnownClause,
  other: Operator,
  instead: string,
): Fix | undefined {
  const isPattern = plainValues(clause).some(({ text }) => hasWildcard(text));
  const edit = replaceOperator(statement, clause, instead);
  if (!edit || (isPattern && !other.wildcards)) return undefined;
  return { grade: 'unsafe', title: `use \`${instead}\``, edits: [edit] };
}

/** True for an ARN operator on a key of text none of whose values can be an ARN. */
function isNoArn({ clause, row, key }: KnownClause): boolean {
  const isText = row.family === 'Arn' && key.type === 'String' && !key.alternativeType;
  const values = plainValues(clause);
  const isSettled = values.length > 0 && values.length === clause.values.length;
  if (!isText || key.freeName || !isSettled) return false;
  return values.every(({ text }) => !text.startsWith('arn:') && !text.startsWith('*'));
}
