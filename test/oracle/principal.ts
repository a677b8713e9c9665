import { isDigits, sameIgnoringCase } from './ascii.ts';
import type { Arn } from './arn.ts';
import { lastSegment, readArn } from './arn.ts';
import type { Caller, IamCaller } from './caller.ts';
import { keyHolds } from './condition.ts';
import type { Context } from './context.ts';
import type { PrincipalElement, PrincipalEntry } from './principal-element.ts';
import type { Readings } from './readings.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf, not } from './truth.ts';

/**
 * As what an entry names the caller: as anybody, by account, by the role of the session, as itself,
 * or as the user behind a federated session.
 */
export type Level = 'everyone' | 'account' | 'role' | 'self' | 'issuer';

/** Whether an entry names the caller, and as what. */
export interface Naming {
  readonly level: Level;
  readonly truth: Truth;
}

/** What the naming of a principal may depend on. */
export interface NamingScene {
  readonly caller: Caller;
  readonly effect: 'Allow' | 'Deny';
  readonly context: Context;
  readonly readings: Readings;
  /** True in a policy of an endpoint that may be a gateway endpoint: S3 and DynamoDB. */
  readonly mayBeGateway: boolean;
}

/** How one entry of a Principal element names the caller (IAM User Guide, …_elements_principal). */
export function naming(entry: PrincipalEntry, scene: NamingScene): Naming {
  const { caller } = scene;
  switch (entry.type) {
    case 'any':
      return { level: 'everyone', truth: true };
    case 'Service':
      return { level: 'self', truth: caller.kind === 'service' && caller.name === entry.text };
    case 'Federated':
      return { level: 'self', truth: caller.kind === 'provider' && caller.name === entry.text };
    case 'CanonicalUser':
      // Which account has that canonical id is not in the input.
      return { level: 'account', truth: 'account' in caller && 'unknown' };
    case 'AWS':
      return entry.text === '*' ? everyone(scene) : awsNaming(entry.text, scene);
  }
}

/** D5: `{"AWS":"*"}` in an Allow does not reach service principals; read the other way, it does. */
function everyone({ caller, effect, readings }: NamingScene): Naming {
  const isDoubtful = caller.kind === 'service' && effect === 'Allow';
  return { level: 'everyone', truth: !isDoubtful || readings.other('D5') };
}

function awsNaming(text: string, scene: NamingScene): Naming {
  const { caller } = scene;
  if (!('account' in caller)) return { level: 'self', truth: false };
  if (isDigits(text) && text.length === 12) return accountNaming(text === caller.account, scene);
  const arn = readArn(text);
  if (arn === undefined) return uniqueIdNaming(text, caller, scene.context);
  if (arn.partition !== caller.partition || arn.account !== caller.account) {
    return { level: 'self', truth: false };
  }
  if (arn.service === 'iam' && arn.region === '' && arn.rest === 'root') {
    return accountNaming(true, scene);
  }
  return principalNaming(text, arn, caller, scene.readings);
}

/** At a gateway endpoint an account names its root user only; the input does not tell which it is. */
function accountNaming(isSame: boolean, { caller, mayBeGateway }: NamingScene): Naming {
  const isDoubtful = mayBeGateway && caller.kind !== 'root';
  return { level: 'account', truth: isSame && (isDoubtful ? 'unknown' : true) };
}

/** An ARN of the caller's account and partition. */
function principalNaming(text: string, arn: Arn, caller: IamCaller, readings: Readings): Naming {
  const form = `${arn.service}/${arn.rest.split('/')[0] ?? ''}`;
  if (form === 'iam/role') {
    return { level: 'role', truth: isRoleOf(text, arn, caller, readings) };
  }
  if (form === 'iam/user' && caller.kind === 'federated-user') {
    // Whose session this is cannot be read from its ARN.
    return { level: 'issuer', truth: 'unknown' };
  }
  if (form === 'sts/assumed-role' && caller.kind === 'role') {
    const isOfTheRole = arn.rest.split('/')[1] === caller.name;
    return { level: 'self', truth: isOfTheRole && 'unknown' };
  }
  return { level: 'self', truth: text === caller.arn };
}

/**
 * A session's ARN has no path: the role's name decides, which is unique in its account. Role names
 * are compared with case; D6 read the other way, without.
 */
function isRoleOf(text: string, { rest }: Arn, caller: IamCaller, readings: Readings): Truth {
  if (caller.kind !== 'session' && caller.kind !== 'role') return false;
  const written = caller.kind === 'role' ? text : lastSegment(rest);
  const actual = caller.kind === 'role' ? caller.arn : caller.name;
  return written === actual || (sameIgnoringCase(written, actual) && readings.other('D6'));
}

/** A unique id names the user, or the sessions of the role, that `aws:userid` shows to have it. */
function uniqueIdNaming(id: string, caller: IamCaller, context: Context): Naming {
  if (id.startsWith('AIDA') && caller.kind === 'user') {
    return { level: 'self', truth: keyHolds(context, 'aws:userid', (text) => text === id) };
  }
  const isSession = caller.kind === 'session' || caller.kind === 'role';
  if (!id.startsWith('AROA') || !isSession) return { level: 'self', truth: false };
  const truth = keyHolds(context, 'aws:userid', (text) => text.split(':')[0] === id);
  return { level: 'role', truth };
}

/** Whether a Deny statement's principal element covers the caller. */
export function denyCovers(
  element: PrincipalElement,
  scene: NamingScene,
  hasBoundary: boolean,
): Truth {
  const namings = element.entries.map((entry) => naming(entry, scene));
  if (!element.negated) return anyOf(namings.map(({ truth }) => truth));
  // Access_policies_boundaries: Deny with NotPrincipal always denies a principal with a boundary.
  if (hasBoundary) return true;
  return not(isExempt(namings, scene));
}

/** Whether an Allow statement's NotPrincipal covers the caller: read literally, all not listed. */
export function allowExceptCovers(element: PrincipalElement, scene: NamingScene): Truth {
  return not(anyOf(element.entries.map((entry) => naming(entry, scene).truth)));
}

/**
 * D4: the exemption of Deny + NotPrincipal asks for the caller and everything it belongs to; read
 * the other way, one of these is enough.
 */
function isExempt(namings: readonly Naming[], { caller, readings }: NamingScene): Truth {
  const named = (level: Level): Truth =>
    anyOf(namings.filter((one) => one.level === level).map(({ truth }) => truth));
  const needed = LISTED[caller.kind].map(named);
  const complete = anyOf([named('everyone'), needed.length > 0 && allOf(needed)]);
  const partial = anyOf(namings.map(({ truth }) => truth));
  return complete !== partial && readings.other('D4') ? partial : complete;
}

const LISTED: Readonly<Record<Caller['kind'], readonly Level[]>> = {
  user: ['self', 'account'],
  role: ['role', 'account'],
  session: ['self', 'role', 'account'],
  'federated-user': ['self', 'account'],
  root: ['account'],
  service: ['self'],
  provider: ['self'],
  anonymous: [],
};
