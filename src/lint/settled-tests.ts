import type { Operator } from '../catalog/operators.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import { readNetwork } from '../term/network.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { knownClauses, type KnownClause } from './known-clauses.ts';
import type { PolicyContext } from './rule.ts';

/** What a test that matches any value comes down to. */
export type SettledResult = 'always' | 'never' | 'when-present' | 'when-absent';

export interface SettledTest extends KnownClause {
  readonly result: SettledResult;
  /**
   * False where AWS leaves room for another result: for negated operators under a set operator, and
   * for ARN operators on a value that is no ARN.
   */
  readonly isSure: boolean;
}

/** The clauses of a policy whose values match everything, so that only the key's presence counts. */
export function* settledTests(context: PolicyContext): Generator<SettledTest> {
  for (const known of knownClauses(context)) {
    const { clause, row, set, key } = known;
    if (!matchesAnything(row, clause) || (key.multivalued && !set)) continue;
    const present = !row.negated;
    const isAlwaysThere = key.presence?.when === 'always';
    const absent = isAlwaysThere ? present : resultWhenAbsent(clause);
    if (absent === undefined) continue;
    yield {
      ...known,
      result: resultOf(present, absent),
      isSure: row.family !== 'Arn' && (!set || !row.negated),
    };
  }
}

function resultOf(present: boolean, absent: boolean): SettledResult {
  if (present === absent) return present ? 'always' : 'never';
  return present ? 'when-present' : 'when-absent';
}

function matchesAnything({ comparison }: Operator, clause: ConditionClause): boolean {
  const texts = clause.values.map(valueText);
  switch (comparison) {
    case 'like':
      return texts.some((text) => STARS.test(text));
    case 'arn-like':
      // A lone star is left out: AWS does not say whether it stands for an ARN.
      return texts.some((text) => text === 'arn:*:*:*:*:*' || text === '*:*:*:*:*:*');
    case 'in-range': {
      const networks = texts.map((text) => readNetwork(text, 128));
      return [4, 6].every((family) =>
        networks.some((network) => network?.family === family && network.prefix === 0),
      );
    }
    default:
      return false;
  }
}

const STARS = /^\*+$/;
