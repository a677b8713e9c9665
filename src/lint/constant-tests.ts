import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { demandedKeys, outcomeWhenAbsent, type ConstantOutcome } from './absent-key.ts';
import type { ReachedActions } from './actions.ts';

/** A condition clause that tests nothing for some actions, since their requests lack its key. */
export interface ConstantTest {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly outcome: ConstantOutcome;
  /** The actions of the statement whose requests never carry the key; never empty. */
  readonly dead: readonly Action[];
  /** Those of `dead` that an entry names by itself, or together with nothing but dead ones. */
  readonly named: ReadonlySet<Action>;
  /** The other actions of the statement. */
  readonly alive: readonly Action[];
  /** True when a dead action is written with a wildcard. */
  readonly byWildcard: boolean;
}

/** What the search for constant tests needs to know of a policy. */
export interface TestedPolicy {
  readonly policy: Policy;
  readonly catalog: Catalog;
  readonly ofService: (statement: Statement) => readonly ReachedActions[] | undefined;
}

/** Finds the constant tests of a policy, in the order of the text; one for each key and statement. */
export function* constantTests({
  policy,
  catalog,
  ofService,
}: TestedPolicy): Generator<ConstantTest> {
  const lackers = lackersOf(catalog);
  for (const statement of policy.statements) {
    const clauses = clausesThatDecide(statement);
    const entries = clauses.length > 0 ? ofService(statement) : undefined;
    if (!entries) continue;
    const actions = [...new Set(entries.flatMap((entry) => entry.actions))];
    for (const { clause, outcome } of clauses) {
      const isDead = lackers(clause.key.value);
      if (!isDead || !actions.some(isDead)) continue;
      yield { statement, clause, outcome, ...split(actions, entries, isDead) };
    }
  }
}

/** Which actions lack a key; undefined for an unknown key. Each pair of both is judged once. */
function lackersOf(catalog: Catalog): (key: string) => ((action: Action) => boolean) | undefined {
  const known = new Map<string, Map<Action, boolean>>();
  return (text) => {
    const name = catalog.conditionKey(text)?.name;
    if (name === undefined) return undefined;
    const judged = known.get(name) ?? new Map<Action, boolean>();
    known.set(name, judged);
    return (action) => {
      const lacks = judged.get(action) ?? catalog.presence(name, action) === 'never';
      judged.set(action, lacks);
      return lacks;
    };
  };
}

interface Decisive {
  readonly clause: ConditionClause;
  readonly outcome: ConstantOutcome;
}

/**
 * For each key the clause that decides what becomes of a request without it: the first one that is
 * false then, or else the first one that is true.
 */
function clausesThatDecide(statement: Statement): readonly Decisive[] {
  const demanded = demandedKeys(statement);
  const decisive = new Map<string, Decisive>();
  for (const clause of statement.conditions) {
    const outcome = outcomeWhenAbsent(statement.effect, clause);
    const key = asciiLower(clause.key.value);
    const isTrue = outcome === 'alwaysAllows' || outcome === 'alwaysDenies';
    if (!outcome || decisive.has(key) || (isTrue && demanded.has(key))) continue;
    decisive.set(key, { clause, outcome });
  }
  return [...decisive.values()];
}

function split(
  actions: readonly Action[],
  entries: readonly ReachedActions[],
  isDead: (action: Action) => boolean,
): Pick<ConstantTest, 'dead' | 'named' | 'alive' | 'byWildcard'> {
  const dead = new Set(actions.filter(isDead));
  const allDead = entries.filter((entry) => entry.actions.every((action) => dead.has(action)));
  return {
    dead: [...dead],
    named: new Set(allDead.flatMap((entry) => entry.actions)),
    alive: actions.filter((action) => !dead.has(action)),
    byWildcard: entries.some(
      (entry) =>
        hasWildcard(entry.pattern.text) && entry.actions.some((action) => dead.has(action)),
    ),
  };
}
