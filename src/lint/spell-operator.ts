import type { Operator } from '../catalog/operators.ts';
import type { KnownClause } from './known-clauses.ts';

/** An operator as a clause would write it: with the set operator and the `IfExists` that it has. */
export function spellOperator(
  { name }: Operator,
  { clause, set }: Pick<KnownClause, 'clause' | 'set'>,
): string {
  return `${set ? `${set}:` : ''}${name}${clause.operator.ifExists ? 'IfExists' : ''}`;
}
