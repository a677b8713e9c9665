import { readCaller, type Caller, type IamCaller } from '../term/caller.ts';
import type { Account, Estate, Member, Organization, Principal } from './estate.ts';

/** Who makes a request, as an estate knows it. */
export type FoundCaller =
  /** A user, or a role or a session of it. */
  | {
      readonly kind: 'principal';
      readonly caller: IamCaller;
      readonly account: Account;
      readonly principal: Principal;
    }
  /** The root user of an account. */
  | { readonly kind: 'root'; readonly caller: IamCaller; readonly account: Account }
  /** A federated user; which user called GetFederationToken for it, the ARN does not tell. */
  | { readonly kind: 'federated'; readonly caller: IamCaller; readonly account: Account }
  /** The account is modelled, and has no such user or role. */
  | { readonly kind: 'missing'; readonly caller: IamCaller; readonly account: Account }
  /** A caller of an account that the estate does not model. */
  | {
      readonly kind: 'outside';
      readonly caller: IamCaller;
      /** The organization that its account belongs to all the same, and the place there. */
      readonly member: (Member & { readonly organization: Organization }) | undefined;
    }
  /** A service, an identity provider or nobody in particular: no account. */
  | { readonly kind: 'free'; readonly caller: Exclude<Caller, IamCaller> };

/**
 * The caller that a text names (as in `Request.principal`); undefined when it has none of the known
 * forms. The action tells identity providers from services.
 */
export function findCaller(estate: Estate, text: string, action = ''): FoundCaller | undefined {
  const caller = readCaller(text, action);
  if (!caller) return undefined;
  if (!('account' in caller)) return { kind: 'free', caller };
  const account = estate.accounts.get(caller.account);
  if (!account || caller.partition !== estate.partition) return outsider(caller, estate);
  if (caller.kind === 'root') return { kind: 'root', caller, account };
  if (caller.kind === 'federated-user') return { kind: 'federated', caller, account };
  const principal =
    caller.kind === 'session' ? account.roles.get(caller.name) : account.principals.get(caller.arn);
  return principal
    ? { kind: 'principal', caller, account, principal }
    : { kind: 'missing', caller, account };
}

function outsider(caller: IamCaller, { organization, partition }: Estate): FoundCaller {
  const isHere = caller.partition === partition;
  const member = isHere ? organization?.members.get(caller.account) : undefined;
  return { kind: 'outside', caller, member: member && organization && { ...member, organization } };
}
