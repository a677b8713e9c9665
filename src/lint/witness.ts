import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { hasVariables, type Policy, type Statement } from '../policy/policy.ts';
import { placeholdersIn } from '../policy/placeholder.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import type { Witness } from './finding.ts';
import { satisfy } from './witness-clause.ts';
import { contextRecord, emptyContext, valueIn } from './witness-context.ts';
import { ACCOUNT, ANY } from './witness-names.ts';
import { witnessResource } from './witness-resource.ts';

const CALLER = `arn:aws:iam::${ACCOUNT}:user/${ANY}`;

/** A statement with more conditions has no witness that is plain to see. */
const MOST_CONDITIONS = 20;

/** The request that a witness is about, before the rest of the statement has its say. */
export interface WitnessSeed {
  readonly policy: Policy;
  readonly catalog: Catalog;
  readonly statement: Statement;
  /** The condition key that the request lacks. */
  readonly absent: string;
  readonly action: Action;
  readonly decision: Witness['decision'];
  /** Who calls; without it, somebody whom the statement names. */
  readonly principal?: string;
}

/**
 * A request that the statement's principal, resource and other conditions match and that lacks the
 * key `absent`. Undefined when no such request is plain to see; a wrong one is worse than none.
 */
export function witnessWithout(seed: WitnessSeed): Witness | undefined {
  const { policy, catalog, statement, absent, action, decision } = seed;
  const key = asciiLower(absent);
  const principal = seed.principal ?? principalOf(statement, decision);
  if (principal === undefined) return undefined;
  const context = emptyContext(principal, action.service, hasVariables(policy));
  const resource = witnessResource(statement, action, context);
  if (resource === undefined) return undefined;
  if (statement.conditions.length > MOST_CONDITIONS) return undefined;
  const others = statement.conditions.filter((clause) => asciiLower(clause.key.value) !== key);
  if (!others.every((clause) => satisfy(clause, context, catalog))) return undefined;
  if (valueIn(context, key) !== undefined) return undefined;
  const record = contextRecord(context);
  const texts = [principal, resource, ...Object.values(record).flat()];
  if (texts.some((text) => placeholdersIn(text).length > 0)) return undefined;
  return { principal, action: action.id, resource, context: record, decision };
}

type Decision = Witness['decision'];

function principalOf({ principal }: Statement, decision: Decision): string | undefined {
  if (!principal) return CALLER;
  const [entry] = principal.entries;
  return principal.negated || !entry ? undefined : callerNamedBy(entry, decision);
}

function callerNamedBy({ type, value }: PrincipalEntry, decision: Decision): string | undefined {
  if (type !== '*' && type !== 'AWS') return type === 'Service' ? value : undefined;
  const named = readAwsPrincipal(value);
  switch (named.kind) {
    case 'anyone':
      return CALLER;
    case 'account':
      // An Allow for the account leaves the rest to its identity policies, but for the root user.
      return `arn:aws:iam::${named.account}:${decision === 'allow' ? 'root' : `user/${ANY}`}`;
    case 'role':
      return `arn:aws:sts::${named.account}:assumed-role/${named.name}/${ANY}`;
    case 'unique-id':
    case 'unknown':
      return undefined;
    default:
      return value;
  }
}
