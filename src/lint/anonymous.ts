import type { Catalog } from '../catalog/catalog.ts';
import { operator } from '../catalog/operators.ts';
import type { ConditionClause, Policy, PolicyType, Statement } from '../policy/policy.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';
import type { Witness } from './finding.ts';
import type { PolicyContext } from './rule.ts';
import { ANONYMOUS } from './witness-names.ts';
import { witnessWithout } from './witness.ts';

/** Policies that can let unsigned requests in; AWS KMS and AWS STS take signed ones only. */
const OPEN_TYPES: ReadonlySet<PolicyType> = new Set(['bucket', 'resource']);

/**
 * True for an Allow that anonymous requests can match: it is for everybody, and no test asks for a
 * key that only signed requests carry.
 */
export function admitsAnonymous(
  statement: Statement,
  { type }: Pick<Policy, 'type'>,
  catalog: Catalog,
): boolean {
  const { effect, principal } = statement;
  if (effect !== 'Allow' || !principal || principal.negated || !OPEN_TYPES.has(type)) return false;
  return (
    principal.entries.some(({ value }) => value === '*') &&
    ![...demandedKeys(statement)].some(
      (key) => NAMING_THE_CALLER.has(key) || isOfSignedRequests(key, catalog),
    )
  );
}

/** Keys that an unsigned request carries too, with a value that no policy asks for. */
const NAMING_THE_CALLER: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
]);

/** True for a condition key that says something of the caller, so that unsigned requests lack it. */
export function isOfSignedRequests(key: string, catalog: Catalog): boolean {
  return catalog.conditionKey(key)?.presence?.anonymous === false;
}

/** A test of the caller that anonymous requests pass. */
export interface OpenToAnonymous {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  /** When the key is there; a clause that follows "the key is there". */
  readonly reason: string;
}

/** Finds the tests of a policy that were to limit the callers and that need no caller at all. */
export function* openToAnonymous({ policy, catalog }: PolicyContext): Generator<OpenToAnonymous> {
  for (const statement of policy.statements) {
    if (!admitsAnonymous(statement, policy, catalog)) continue;
    for (const clause of statement.conditions) {
      const presence = catalog.conditionKey(clause.key.value)?.presence;
      const isNull = operator(clause.operator.name)?.family === 'Null';
      if (presence?.anonymous !== false || isNull || resultWhenAbsent(clause) !== true) continue;
      yield { statement, clause, reason: presence.reason };
    }
  }
}

/** An unsigned request that the statement allows. */
export function anonymousWitness(
  statement: Statement,
  { key }: ConditionClause,
  { policy, catalog, fitting }: PolicyContext,
): Witness | undefined {
  const action = fitting(statement)?.flatMap(({ actions }) => actions)[0];
  if (!action) return undefined;
  const seed = { policy, catalog, statement, absent: key.value, action };
  return witnessWithout({ ...seed, decision: 'allow', principal: ANONYMOUS });
}
