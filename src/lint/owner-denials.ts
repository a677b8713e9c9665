import { operator } from '../catalog/operators.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { appliesTo } from './applied-actions.ts';
import { demandsValue } from './caller-limit.ts';
import { ownersKeys } from './owners-keys.ts';
import type { PolicyContext } from './rule.ts';

/** A statement that keeps callers to objects of certain owners. */
export interface OwnerLimit {
  readonly statement: Statement;
  readonly clause: ConditionClause;
}

const READ = ['s3:GetObject'];

/** Finds the Deny statements for objects of all other owners, whatever the bucket. */
export function* ownerDenials(context: PolicyContext): Generator<OwnerLimit> {
  for (const statement of context.policy.statements) {
    if (statement.effect !== 'Deny' || !isOnAnyBucket(statement)) continue;
    const clause = ownersKeys(statement).find(({ operator: use }) => operator(use.name)?.negated);
    if (clause && appliesTo(statement, READ, context)) yield { statement, clause };
  }
}

/**
 * The first Allow of reading objects of certain owners in a policy that lets read no others;
 * undefined where another statement does.
 */
export function ownerAllow(context: PolicyContext): OwnerLimit | undefined {
  const allows = context.policy.statements.filter(
    (statement) => statement.effect === 'Allow' && appliesTo(statement, READ, context),
  );
  const limits = allows.flatMap((statement) => {
    const clause = ownersKeys(statement).find(demandsValue);
    return clause ? [{ statement, clause }] : [];
  });
  return limits.length === allows.length ? limits[0] : undefined;
}

/** True unless the statement names the buckets, or the resources that it leaves out. */
function isOnAnyBucket({ resource }: Statement): boolean {
  if (!resource || resource.negated) return false;
  return resource.patterns.some(({ text, arn }) => {
    if (text === '*') return true;
    return arn?.service === 's3' && arn.resource.startsWith('*');
  });
}
