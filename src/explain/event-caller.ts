import { readCaller, type IamCaller } from '../term/caller.ts';
import type { UserIdentity } from './event-record.ts';

/**
 * Who made a call, as far as the record tells. The owner of a resource does not learn which principal
 * of another account called, only the account.
 */
export type EventCaller =
  | {
      readonly kind: 'principal';
      /** In the form of `Request.principal`. */
      readonly principal: string;
      readonly caller: IamCaller;
      /** `aws:PrincipalArn`; undefined when the path of the role is not told. */
      readonly principalArn: string | undefined;
    }
  | { readonly kind: 'service'; readonly principal: string }
  | { readonly kind: 'anonymous'; readonly principal: 'anonymous' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'unknown' };

/**
 * The caller of a record.
 * Source: AWS CloudTrail User Guide, cloudtrail-event-reference-user-identity.
 */
export function callerOf(identity: UserIdentity): EventCaller {
  const { type, accountId, invokedBy } = identity;
  if (accountId === 'anonymous') return ANONYMOUS;
  if (type === 'AWSService' && invokedBy !== undefined) return serviceCaller(invokedBy);
  const arn = identity.arn ?? (type === 'Role' ? identity.issuer?.arn : undefined);
  const known = arn === undefined ? undefined : principalCaller(arn, identity);
  if (known) return known;
  return accountId !== undefined && ACCOUNT.test(accountId)
    ? { kind: 'account', account: accountId }
    : UNKNOWN;
}

/** A caller whom only an error message names. */
export function namedCaller(principal: string): EventCaller | undefined {
  if (principal === 'anonymous') return ANONYMOUS;
  const caller = readCaller(principal, '');
  if (caller?.kind === 'service') return { kind: 'service', principal };
  if (!caller || !('account' in caller)) return undefined;
  const principalArn = caller.kind === 'session' ? undefined : caller.arn;
  return { kind: 'principal', principal, caller, principalArn };
}

function serviceCaller(name: string): EventCaller {
  return readCaller(name, '')?.kind === 'service' ? { kind: 'service', principal: name } : UNKNOWN;
}

function principalCaller(arn: string, { issuer }: UserIdentity): EventCaller | undefined {
  const named = namedCaller(arn);
  if (named?.kind !== 'principal' || named.caller.kind !== 'session') return named;
  return { ...named, principalArn: issuer?.arn };
}

const ANONYMOUS: EventCaller = { kind: 'anonymous', principal: 'anonymous' };
const UNKNOWN: EventCaller = { kind: 'unknown' };
const ACCOUNT = /^[0-9]{12}$/;
