import { keyUses } from '../catalog/key-use.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { demandsValue } from './caller-limit.ts';
import { contextArns } from './context-arns.ts';
import { reachOf } from './reach.ts';

/** Two Allow statements of one key policy for other callers and other buckets. */
export interface SharedKey {
  /** The test of the later one. */
  readonly clause: ConditionClause;
  readonly buckets: readonly string[];
  /** The buckets of the earlier one. */
  readonly others: readonly string[];
  readonly other: ConditionClause;
}

interface Share {
  readonly clause: ConditionClause;
  readonly callers: ReadonlySet<string>;
  readonly buckets: ReadonlySet<string>;
}

/** Finds the first pair of them that starts with the first Allow for the objects of a bucket. */
export function sharedKeys({ statements }: Pick<Policy, 'statements'>): readonly SharedKey[] {
  const [first, ...rest] = statements.flatMap(shareOf);
  const apart = first && rest.find((share) => isApart(first, share));
  if (!first || !apart) return [];
  const { clause, buckets } = apart;
  return [{ clause, buckets: [...buckets], others: [...first.buckets], other: first.clause }];
}

function shareOf(statement: Statement): readonly Share[] {
  const { effect, principal, conditions } = statement;
  if (effect !== 'Allow' || !principal || principal.negated) return [];
  const clause = conditions.find(
    (each) =>
      asciiLower(each.key.value) === 'kms:encryptioncontext:aws:s3:arn' && demandsValue(each),
  );
  const arns = clause ? contextArns(clause) : undefined;
  if (!clause || !arns || !keyUses.some((id) => reachOf(statement, id))) return [];
  const callers = new Set(principal.entries.map(({ value }) => value));
  return [{ clause, callers, buckets: new Set(arns.map(({ bucket }) => bucket)) }];
}

function isApart(one: Share, other: Share): boolean {
  return (
    [...other.callers].every((caller) => !one.callers.has(caller)) &&
    [...other.buckets].every((bucket) => !one.buckets.has(bucket))
  );
}
