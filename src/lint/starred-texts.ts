import { operatorOf } from '../catalog/operator-of.ts';
import type { ConditionKey } from '../catalog/condition-key.ts';
import { valueText, type ConditionValue } from '../policy/policy.ts';
import { parseVariables } from '../policy/variable.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { Fix } from './finding.ts';
import { knownClauses, type KnownClause } from './known-clauses.ts';
import { replaceOperator } from './replace-operator.ts';
import type { PolicyContext } from './rule.ts';
import { spellOperator } from './spell-operator.ts';

/** Values with wildcards under a string operator for which these are plain characters. */
export interface StarredTexts {
  readonly known: KnownClause;
  readonly values: readonly [ConditionValue, ...ConditionValue[]];
  /** The operator that takes wildcards; undefined where there is none that compares alike. */
  readonly like: string | undefined;
  readonly fix: Fix | undefined;
}

/** Finds them on the keys that `concerns` picks, one group for each clause. */
export function* starredTexts(
  context: PolicyContext,
  concerns: (key: ConditionKey) => boolean,
): Generator<StarredTexts> {
  for (const known of knownClauses(context)) {
    const { statement, clause, row, key } = known;
    if (row.family !== 'String' || row.wildcards || !concerns(key)) continue;
    const [first, ...others] = clause.values.filter((value) => isStarred(valueText(value)));
    if (!first) continue;
    const other = row.comparison === 'equals' ? operatorOf('String', 'like', row) : undefined;
    const like = other && spellOperator(other, known);
    const edit = like === undefined ? undefined : replaceOperator(statement, clause, like);
    const fix: Fix | undefined = edit && {
      grade: 'unsafe',
      title: `use \`${like}\``,
      edits: [edit],
    };
    yield { known, values: [first, ...others], like, fix };
  }
}

/** True for a text with a wildcard outside of variables and of escapes such as `${*}`. */
function isStarred(text: string): boolean {
  if (!text.includes('${')) return hasWildcard(text);
  return parseVariables(text).some((part) => part.kind === 'text' && hasWildcard(part.text));
}
