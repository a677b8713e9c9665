import { neverDeliversPair, neverSendsPair } from '../catalog/service-contexts.ts';
import { servicePrincipal } from '../catalog/service-principals.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { outcomeWhenAbsent } from './absent-key.ts';
import { demandsValue } from './caller-limit.ts';
import { literalValues } from './literal-values.ts';
import { isServiceOnly } from './service-only.ts';
import { isViaService } from './via-service-values.ts';

/** A test of a pair of the encryption context in a statement for services that never send it. */
export interface UnsentPair {
  readonly clause: ConditionClause;
  /** The name of the pair, as it is written. */
  readonly pair: string;
  readonly services: readonly string[];
  readonly outcome: 'neverAllows' | 'alwaysDenies';
}

const CONTEXT = 'kms:encryptioncontext:';

/** Finds them in the order of the text. */
export function* unsentPairs({ statements }: Pick<Policy, 'statements'>): Generator<UnsentPair> {
  for (const statement of statements) {
    for (const clause of statement.conditions) {
      const key = clause.key.value;
      const outcome = outcomeWhenAbsent(statement.effect, clause);
      if (!asciiLower(key).startsWith(CONTEXT)) continue;
      if (outcome !== 'neverAllows' && outcome !== 'alwaysDenies') continue;
      const pair = key.slice(CONTEXT.length);
      const services = withoutPair(statement, pair);
      if (services.length > 0) yield { clause, pair, services, outcome };
    }
  }
}

/** The services of the statement, if it is for services only and none of them sends the pair. */
function withoutPair(statement: Statement, pair: string): readonly string[] {
  const via = statement.conditions.find((clause) => isViaService(clause) && demandsValue(clause));
  const values = via ? literalValues(via).map(({ text }) => text.split('.', 1)[0] ?? '') : [];
  if (
    via &&
    values.length === via.values.length &&
    values.every((name) => neverSendsPair(name, pair))
  ) {
    return [...new Set(values)];
  }
  if (!isServiceOnly(statement)) return [];
  const names = (statement.principal?.entries ?? []).map(
    ({ value }) => servicePrincipal(value)?.name ?? '',
  );
  return names.every((name) => neverDeliversPair(name, pair)) ? [...new Set(names)] : [];
}
