import { policyKinds } from '../authorize/policy-kind.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { CompiledStatement, ReadableStatement } from '../authorize/statement.ts';
import type { ConditionClause } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';
import { namesAnyone, readAwsPrincipal } from '../policy/principal.ts';
import { FALSE, TRUE } from '../term/term.ts';
import type { Principal } from './estate.ts';
import { limitsOf, NO_LIMITS, type TagLimits } from './tag-limits.ts';

/** What the sessions of a user or a role may bring along beside what the estate says. */
export interface SessionTags {
  /**
   * One for each statement of the trust policy that may let tags pass, with the tags that it lets
   * pass; none where sessions have no tags but the role's own.
   */
  readonly passing: readonly TagLimits[];
  /** False when some tags may not pass all the same, or nobody can tell whether they do. */
  readonly isCertain: boolean;
  /** Whether sessions may have a source identity. */
  readonly mayHaveSource: boolean;
}

const UNTAGGED: SessionTags = { passing: [], isCertain: true, mayHaveSource: false };

/**
 * The tags that sessions may have instead of the role's own or beside them. Whoever assumes a role
 * with tags needs `sts:TagSession` of its trust policy, be it with the credentials of another role
 * (whose transitive tags come along), of an identity provider or as a service; a source identity
 * needs `sts:SetSourceIdentity`. Users have neither.
 * Source: IAM User Guide, id_session-tags and id_credentials_temp_control-access_monitor.
 */
export function sessionTags(principal: Principal, library: PolicyLibrary): SessionTags {
  if (principal.kind === 'user') return UNTAGGED;
  return tagsUnder(library)(principal.trust);
}

const tagsUnder = remembered((library: PolicyLibrary) =>
  remembered((trust: NamedPolicy) => read(library.statements(trust, policyKinds.trust))),
);

function read(statements: readonly CompiledStatement[]): SessionTags {
  const allowing = statements.filter((one) => mayAllow(one, TAG_SESSION, statements));
  return {
    passing: allowing.map(limits),
    isCertain: allowing.every(isPlain) && !statements.some(mayDenyTags),
    mayHaveSource: statements.some((one) => mayAllow(one, SET_SOURCE, statements)),
  };
}

function limits(one: CompiledStatement): TagLimits {
  return isReadable(one) && startsSessions(one) ? limitsOf(one.statement) : NO_LIMITS;
}

/**
 * Whether a statement speaks of those alone who bring no transitive tags of a session before along:
 * no page says whether conditions on the tags of a request see these.
 */
function startsSessions({ statement: { principal } }: ReadableStatement): boolean {
  return (
    principal?.negated === false &&
    principal.entries.every(
      ({ type, value }) =>
        type === 'Federated' || type === 'Service' || readAwsPrincipal(value).kind === 'user',
    )
  );
}

const TAG_SESSION = 'sts:tagsession';
const SET_SOURCE = 'sts:setsourceidentity';

/** Whether a statement lets every tag pass, as far as tags go. */
function isPlain(statement: CompiledStatement): boolean {
  return isReadable(statement) && !statement.statement.conditions.some(isAboutTags);
}

function isAboutTags({ key }: ConditionClause): boolean {
  return /^aws:(?:tagkeys$|requesttag\/)/i.test(key.value);
}

function mayDenyTags(statement: CompiledStatement): boolean {
  if (statement.effect === 'Allow') return false;
  return statement.type === 'unreadable' || statement.action(TAG_SESSION) !== FALSE;
}

function isReadable(statement: CompiledStatement): statement is ReadableStatement {
  return statement.type === 'readable' && statement.unreadableParts().length === 0;
}

/** Whether a statement may allow an action to somebody whom no other one denies it to all alike. */
function mayAllow(
  statement: CompiledStatement,
  action: string,
  all: readonly CompiledStatement[],
): boolean {
  if (statement.effect === 'Deny') return false;
  if (statement.type === 'unreadable') return true;
  if (statement.isInert || statement.action(action) === FALSE) return false;
  return !all.some((one) => deniesAll(one, action, statement));
}

/** Whether a Deny leaves nobody of those whom another statement allows something. */
function deniesAll(deny: CompiledStatement, action: string, allow: ReadableStatement): boolean {
  if (deny.type === 'unreadable' || deny.effect !== 'Deny') return false;
  if (deny.action(action) !== TRUE || deny.rest !== TRUE || deny.unreadablePrincipal())
    return false;
  const { principal } = deny.statement;
  const everybody = principal?.negated === false ? principal.entries.filter(namesAnyone) : [];
  if (everybody.some(({ type }) => type === '*')) return true;
  return everybody.length > 0 && isOfAccounts(allow);
}

/** Whether a statement speaks of users, roles and accounts alone. */
function isOfAccounts({ statement: { principal } }: ReadableStatement): boolean {
  return principal?.negated === false && principal.entries.every(({ type }) => type === 'AWS');
}
