import { parseArn } from '../policy/arn.ts';
import type { ArnText } from '../term/arn-text.ts';
import { isIam, type Caller, type CallerKind } from '../term/caller.ts';
import type { RequestFacts } from './request-facts.ts';

/**
 * The shape of a request: what decides which policies bear on it and how they combine. Requests of
 * one shape share one decision term; all else of them is left to the tests in it.
 */
export interface Situation {
  readonly caller: CallerKind;
  /** In lower case. Undefined leaves the action to the tests, for questions about many actions. */
  readonly action: string | undefined;
  /** The prefix of the action, in lower case. */
  readonly service: string;
  readonly resource: ResourceKind;
  /** How the account of the caller and that of the resource stand to each other. */
  readonly relation: Relation;
  /** A session of a role that an AWS service has made for itself. */
  readonly isServiceLinked: boolean;
  /** The caller belongs to the organization's management account. */
  readonly isManagementCaller: boolean;
  /** The account of the resource is the management account; undefined when nobody can tell. */
  readonly isManagementResource: boolean | undefined;
}

/** What the resource is, where that decides: `none` is the `*` of an action without resource. */
export type ResourceKind = 'none' | 'key' | 'alias' | 'role' | 'other';

export type Relation = 'same-account' | 'cross-account' | 'unknown';

/** The situation of a request. `principalArn` is what `aws:PrincipalArn` holds. */
export function situationOf(
  { caller, action, service, resource, owner }: RequestFacts,
  managementAccount: string | undefined,
  principalArn: string | undefined,
): Situation {
  const kind = resourceKind(resource);
  const account = isIam(caller) ? caller.account : undefined;
  return {
    caller: caller.kind,
    action,
    service,
    resource: kind,
    relation: relationOf(kind, owner, account),
    isServiceLinked: isServiceLinked(caller, principalArn),
    isManagementCaller: account !== undefined && account === managementAccount,
    isManagementResource: isManagement(owner, managementAccount),
  };
}

/** A text that two situations share only when they are equal. */
export function situationKey(situation: Situation): string {
  const { caller, action, service, resource, relation, isManagementResource } = situation;
  const linked = situation.isServiceLinked ? 'l' : '';
  const manages = situation.isManagementCaller ? 'm' : '';
  const managed = isManagementResource === undefined ? 'u' : isManagementResource ? 'r' : '';
  return `${caller} ${resource} ${relation}${linked}${manages}${managed} ${action ?? `${service}:`}`;
}

function resourceKind({ text, parts }: ArnText): ResourceKind {
  if (text === '*') return 'none';
  if (!parts || parts[0] !== 'arn') return 'other';
  const type = parts[5].slice(0, parts[5].indexOf('/') + 1);
  return FORMS.get(`${parts[2]}:${type}`) ?? 'other';
}

const FORMS: ReadonlyMap<string, ResourceKind> = new Map([
  ['kms:key/', 'key'],
  ['kms:alias/', 'alias'],
  ['iam:role/', 'role'],
]);

function relationOf(
  resource: ResourceKind,
  owner: string | undefined,
  account: string | undefined,
): Relation {
  if (resource === 'none') return 'same-account';
  if (owner === undefined) return 'unknown';
  return owner === account ? 'same-account' : 'cross-account';
}

/** The path of such roles is reserved for AWS; only the ARN of the role tells it. */
function isServiceLinked(caller: Caller, principalArn: string | undefined): boolean {
  const arn = caller.kind === 'role' ? caller.arn : principalArn;
  if (caller.kind !== 'role' && caller.kind !== 'session') return false;
  return arn !== undefined && parseArn(arn)?.resource.startsWith(SERVICE_LINKED) === true;
}

const SERVICE_LINKED = 'role/aws-service-role/';

function isManagement(
  owner: string | undefined,
  managementAccount: string | undefined,
): boolean | undefined {
  if (managementAccount === undefined) return false;
  return owner === undefined ? undefined : owner === managementAccount;
}
