import type { Catalog } from '../catalog/catalog.ts';
import { excludeEachOther } from '../catalog/exclusive-presence.ts';
import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { variablesIn } from '../policy/variable.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';
import { followsFromCaller } from './known-caller.ts';

/** More conditions are not looked at together: no policy needs them. */
const MOST_CONDITIONS = 16;

/**
 * True when a glance at a statement does not rule out that its conditions contradict each other:
 * before it is proved, for nearly all statements are ruled out.
 */
export function mayBeImpossible(statement: Statement, catalog: Catalog): boolean {
  const { conditions, effect } = statement;
  if (!effect || conditions.length === 0 || conditions.length > MOST_CONDITIONS) return false;
  return (
    namesCallerTwice(statement) ||
    testsOneKeyTwice(conditions) ||
    takesTestedKey(statement) ||
    demandsBothOf(demandedKeys(statement), catalog)
  );
}

/** By the principal and by a condition. */
function namesCallerTwice({ principal, conditions }: Statement): boolean {
  return (
    principal?.negated === false && conditions.some(({ key }) => followsFromCaller(lower(key)))
  );
}

function testsOneKeyTwice(conditions: readonly ConditionClause[]): boolean {
  const valued = conditions.filter(comparesValues);
  const demanding = valued.filter((clause) => resultWhenAbsent(clause) === false);
  return demanding.some((one) =>
    valued.some((other) => other !== one && lower(other.key) === lower(one.key)),
  );
}

/** True for a test of values, but for the bounds of numbers and dates, which have rules of their own. */
export function comparesValues({ operator: use }: ConditionClause): boolean {
  const family = operator(use.name)?.family;
  return family !== undefined && !ELSEWHERE.has(family);
}

const ELSEWHERE: ReadonlySet<string> = new Set(['Null', 'Numeric', 'Date']);

/** A variable stands for a key that is tested as well. */
function takesTestedKey({ conditions, resource }: Statement): boolean {
  const tested = new Set(conditions.map(({ key }) => lower(key)));
  const texts = [
    ...conditions.flatMap(({ values }) => values.map(valueText)),
    ...(resource?.patterns ?? []).map(({ text }) => text),
  ];
  return texts.some((text) => variablesIn(text).some(({ key }) => tested.has(asciiLower(key))));
}

function demandsBothOf(keys: ReadonlySet<string>, catalog: Catalog): boolean {
  if (keys.size < 2) return false;
  const circumstances = [...keys].flatMap((key) => {
    return catalog.conditionKey(key)?.presence?.when ?? [];
  });
  return circumstances.some((one) => circumstances.some((other) => excludeEachOther(one, other)));
}

function lower({ value }: ConditionClause['key']): string {
  return asciiLower(value);
}
