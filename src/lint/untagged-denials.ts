import { keyUses } from '../catalog/key-use.ts';
import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import {
  hasVariables,
  valueText,
  type ConditionClause,
  type Policy,
  type Statement,
} from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import { variablesIn } from '../policy/variable.ts';
import { demandedKeys } from './absent-key.ts';
import { keysOfEveryMatch } from './keys-of-every-match.ts';
import { reachOf } from './reach.ts';
import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';

/** A Deny for everybody whose tag differs, which hits whoever has no such tag. */
export interface UntaggedDenial {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  /** The condition key of the tag, as the variable has it. */
  readonly key: string;
}

/** Finds them where nothing exempts principals without the tag. */
export function* untaggedDenials(policy: Policy): Generator<UntaggedDenial> {
  if (!hasVariables(policy) || (policy.type === 'key' && givesTaggedOnly(policy))) return;
  for (const statement of policy.statements) {
    if (statement.effect !== 'Deny' || !statement.principal?.entries.some(namesAnyone)) continue;
    for (const clause of statement.conditions) {
      const key = operator(clause.operator.name)?.negated ? tagVariable(clause) : undefined;
      if (key !== undefined && !exempts(statement, key)) yield { statement, clause, key };
    }
  }
}

/** The tag that all values of a test take from the caller, without a default. */
function tagVariable({ values }: ConditionClause): string | undefined {
  const variables = values.map((value) => variablesIn(valueText(value)).find(isTag));
  const [first] = variables;
  return first && variables.every((variable) => variable !== undefined) ? first.key : undefined;
}

function isTag({ key, fallback }: { readonly key: string; readonly fallback: string | undefined }) {
  return fallback === undefined && asciiLower(key).startsWith(PRINCIPAL_TAG);
}

/** True when a request must have the tag to be denied, or when somebody is spared by name. */
function exempts(statement: Statement, key: string): boolean {
  if (demandedKeys(statement).has(asciiLower(key))) return true;
  return statement.conditions.some((clause) => {
    const name = asciiLower(clause.key.value);
    return NAMES.has(name) || name.startsWith(PRINCIPAL_TAG);
  });
}

const NAMES: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
]);

/** True for a key policy that lets nobody use the key who has no tag. */
function givesTaggedOnly(policy: Policy): boolean {
  return policy.statements.every((statement) => {
    if (statement.effect !== 'Allow' || !usesKey(statement)) return true;
    return [...keysOfEveryMatch(statement, policy)].some((key) => key.startsWith(PRINCIPAL_TAG));
  });
}

function usesKey(statement: Statement): boolean {
  return keyUses.some((id) => reachOf(statement, id));
}
