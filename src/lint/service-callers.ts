import { isSourceKey, isSourceSubstitute } from '../catalog/service-caller-keys.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import type { PrincipalEntry } from '../policy/principal.ts';
import { demandsValue } from './caller-limit.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow for AWS services with what its conditions demand of them. */
export interface ServiceCallers {
  readonly statement: Statement;
  readonly services: readonly [PrincipalEntry, ...PrincipalEntry[]];
  /** The clause that says for whom the service may call; undefined without one. */
  readonly source: ConditionClause | undefined;
  /** A clause that limits the service in another way; undefined without one. */
  readonly substitute: ConditionClause | undefined;
}

/** The Allow statements of a policy that name AWS services, in the order of the text. */
export function* serviceCallers(policy: Policy): Generator<ServiceCallers> {
  const unread = unreadStatements(policy);
  for (const statement of policy.statements) {
    const { effect, principal, conditions } = statement;
    if (effect !== 'Allow' || !principal || principal.negated) continue;
    const [first, ...others] = principal.entries.filter(({ type }) => type === 'Service');
    if (!first || unread.has(statement.index)) continue;
    const demanded = conditions.filter(demandsValue);
    yield {
      statement,
      services: [first, ...others],
      source: demanded.find(({ key }) => isSourceKey(key.value)),
      substitute: demanded.find(({ key }) => isSourceSubstitute(key.value)),
    };
  }
}

/**
 * True for Amazon S3 alone where nothing says for which bucket it calls: an Allow that was most
 * likely meant for those who read and write objects, and whose calls reach AWS KMS with their own identity.
 */
export function isForObjects({ services, source }: ServiceCallers): boolean {
  return source === undefined && services.every(({ value }) => value === 's3.amazonaws.com');
}
