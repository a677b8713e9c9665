import { parseArn, type Arn } from '../policy/arn.ts';
import type { PrincipalEntry } from '../policy/principal.ts';
import type { CallerKind } from '../term/caller.ts';
import { keyAmong } from '../term/key-among.ts';
import type { Pattern } from '../term/pattern.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import type { PrincipalName } from '../term/test.ts';

/**
 * As what a principal entry names the caller: as anybody, by its account, by the role of its
 * session, as itself, or as the user behind a federated session.
 */
export type Level = 'everyone' | 'account' | 'role' | 'self' | 'issuer';

/** Which callers of one kind an entry names, and as what. */
export interface Naming {
  readonly level: Level;
  readonly term: Term;
}

/** What the naming of a principal depends on besides the entry. */
export interface NamingScene {
  readonly terms: Terms;
  readonly caller: CallerKind;
  readonly effect: 'Allow' | 'Deny';
  /** The policy of an endpoint that may be a gateway endpoint: of Amazon S3 or DynamoDB. */
  readonly mayBeGateway: boolean;
}

/**
 * How one entry of a Principal element names callers of the scene's kind.
 * Source: IAM User Guide, reference_policies_elements_principal.
 */
export function naming(entry: PrincipalEntry, scene: NamingScene): Naming {
  switch (entry.type) {
    case '*':
      return { level: 'everyone', term: TRUE };
    case 'AWS':
      return entry.value === '*' ? everyone(scene) : awsNaming(entry.value, scene);
    case 'Service':
      return outsider('service', entry.value, scene);
    case 'Federated':
      return outsider('provider', entry.value, scene);
    default:
      return canonicalUser(scene);
  }
}

/** `{"AWS": "*"}` means every principal of the partition; whether services are among them is not said. */
function everyone({ terms, caller, effect }: NamingScene): Naming {
  const isDoubtful = caller === 'service' && effect === 'Allow';
  return { level: 'everyone', term: isDoubtful ? terms.reading('D5', FALSE, TRUE) : TRUE };
}

function outsider(
  kind: 'service' | 'provider',
  text: string,
  { terms, caller }: NamingScene,
): Naming {
  const term = caller === kind ? covers(terms, [{ kind: 'exactly', text }]) : FALSE;
  return { level: 'self', term };
}

function canonicalUser({ terms, caller }: NamingScene): Naming {
  const term = IAM_CALLERS.has(caller)
    ? terms.unknown('which account has a canonical user id is not in the input')
    : FALSE;
  return { level: 'account', term };
}

/** Whom a value under `AWS` names; also the form of a grantee. */
export function awsNaming(text: string, scene: NamingScene): Naming {
  if (!IAM_CALLERS.has(scene.caller)) return { level: 'self', term: FALSE };
  if (ACCOUNT.test(text)) return accountNaming({ kind: 'account', account: text }, scene);
  const arn = parseArn(text);
  if (!arn) return uniqueIdNaming(text, scene);
  const { partition, account } = arn;
  if (arn.service === 'iam' && arn.region === '' && arn.resource === 'root') {
    return accountNaming({ kind: 'account', account, partition }, scene);
  }
  return FORMS.get(`${arn.service}/${typeOf(arn)}`)?.(arn, scene, text) ?? exactly(text, scene);
}

export const IAM_CALLERS: ReadonlySet<CallerKind> = new Set<CallerKind>([
  'user',
  'role',
  'session',
  'federated-user',
  'root',
]);
const ACCOUNT = /^[0-9]{12}$/;

/**
 * At a gateway endpoint an account names its root user only; which kind of endpoint it is, the
 * input does not tell. Source: Amazon VPC User Guide, vpc-endpoints-access.
 */
function accountNaming(name: PrincipalName, { terms, caller, mayBeGateway }: NamingScene): Naming {
  const term = covers(terms, [name]);
  if (!mayBeGateway || caller === 'root') return { level: 'account', term };
  const reason = 'whether the endpoint is a gateway endpoint is not in the input';
  return { level: 'account', term: terms.and(term, terms.unknown(reason)) };
}

type FormNaming = (arn: Arn, scene: NamingScene, text: string) => Naming | undefined;

/** ARNs that name more callers than the one that has this ARN. */
const FORMS: ReadonlyMap<string, FormNaming> = new Map<string, FormNaming>([
  ['iam/role', roleNaming],
  ['iam/user', issuerNaming],
  ['sts/assumed-role', sessionNaming],
]);

function typeOf({ resource }: Arn): string {
  return resource.split('/', 1)[0] ?? '';
}

function exactly(text: string, { terms }: NamingScene): Naming {
  return { level: 'self', term: covers(terms, [{ kind: 'exactly', text }]) };
}

function roleNaming(arn: Arn, { terms, caller }: NamingScene, text: string): Naming {
  if (caller !== 'role' && caller !== 'session') return { level: 'role', term: FALSE };
  const { partition, account, resource } = arn;
  const role = resource.slice(resource.lastIndexOf('/') + 1);
  const named = (ignoreCase: boolean): Term =>
    covers(terms, [{ kind: 'role', arn: text, partition, account, role, ignoreCase }]);
  return { level: 'role', term: terms.reading('D6', named(false), named(true)) };
}

/** A federated session has the user's permissions, but its ARN does not tell whose. */
function issuerNaming(
  { partition, account }: Arn,
  { terms, caller }: NamingScene,
): Naming | undefined {
  if (caller !== 'federated-user') return undefined;
  const unknown = terms.unknown('the user behind a federated session is not in the input');
  return {
    level: 'issuer',
    term: terms.and(covers(terms, [{ kind: 'account', partition, account }]), unknown),
  };
}

function sessionNaming(arn: Arn, { terms, caller }: NamingScene): Naming | undefined {
  if (caller !== 'role') return undefined;
  const { partition, account, resource } = arn;
  const role = resource.split('/')[1] ?? '';
  const unknown = terms.unknown('the name of the role session is not in the input');
  const ofRole = covers(terms, [{ kind: 'role-of-session', partition, account, role }]);
  return { level: 'self', term: terms.and(ofRole, unknown) };
}

/** What AWS stores for a deleted user or role. `aws:userid` shows whether the caller has the id. */
function uniqueIdNaming(id: string, { terms, caller }: NamingScene): Naming {
  const isSession = caller === 'session' || caller === 'role';
  const whole: Pattern = { kind: 'literal', text: id };
  if (caller === 'user' && id.startsWith('AIDA')) {
    return { level: 'self', term: keyAmong('aws:userid', [whole], terms) };
  }
  if (!isSession || !id.startsWith('AROA')) return { level: 'self', term: FALSE };
  // The user id of a session is the id of the role, a colon and the name of the session.
  const session: Pattern = { kind: 'prefix', text: `${id}:` };
  return { level: 'role', term: keyAmong('aws:userid', [whole, session], terms) };
}

function covers(terms: Terms, names: readonly PrincipalName[]): Term {
  return terms.test({ kind: 'principal', names });
}
