import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { literalValues, type LiteralValue } from './literal-values.ts';

/** A value for which a statement tests `kms:ViaService`. */
export interface ViaServiceValue extends LiteralValue {
  readonly statement: Statement;
  readonly clause: ConditionClause;
}

/** The values of `kms:ViaService` in a policy that say all they mean, in the order of the text. */
export function* viaServiceValues({
  statements,
}: Pick<Policy, 'statements'>): Generator<ViaServiceValue> {
  for (const statement of statements) {
    for (const clause of statement.conditions.filter(isViaService)) {
      for (const value of literalValues(clause)) yield { ...value, statement, clause };
    }
  }
}

/** True for a test, by a string operator, of the service that calls AWS KMS for somebody. */
export function isViaService({ key, operator: use }: ConditionClause): boolean {
  return asciiLower(key.value) === 'kms:viaservice' && operator(use.name)?.family === 'String';
}
