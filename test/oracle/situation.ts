import { isDigits, lower } from './ascii.ts';
import { readArn } from './arn.ts';
import type { Caller } from './caller.ts';
import { asIam, hasIdentityPolicies, isServiceLinked, readCaller } from './caller.ts';
import type { Context } from './context.ts';
import { contextsOf, lookUp } from './context.ts';
import type { Input, Request } from './input.ts';
import { isRole } from './kms.ts';
import type { MatchScene } from './match.ts';
import type { Readings } from './readings.ts';
import type { Truth } from './truth.ts';

/** The request with everything that follows from it and from no policy. */
export interface Situation extends MatchScene {
  /** The account of the resource; undefined when there is none or the input does not tell. */
  readonly owner: string | undefined;
  /** True for an action that is authorized against `*`. */
  readonly isResourceless: boolean;
  /** Whether caller and resource belong to one account. */
  readonly isSameAccount: Truth;
  /** True for a session of a service-linked role. */
  readonly isServiceLinked: boolean;
  /** The context, or the first of those that D39 makes possible. */
  readonly context: Context;
}

/** The situation of a request, or undefined when its principal is no caller of a known form. */
export function situationOf(
  { request, policies }: Input,
  readings: Readings,
): Situation | undefined {
  const caller = readCaller(request.principal, request.action);
  if (caller === undefined) return undefined;
  const isResourceless = request.resource === '*';
  const owner = ownerOf(request);
  const contexts = contextsOf({ caller, owner, request }, readings);
  const [context = new Map()] = contexts;
  return {
    caller,
    request,
    contexts,
    readings,
    owner,
    isResourceless,
    isSameAccount:
      isResourceless || (owner === undefined ? 'unknown' : ownsResource(caller, owner)),
    isServiceLinked: isServiceLinked(roleArn(caller, context)),
    context,
    hasBoundary: hasIdentityPolicies(caller) && (policies.boundary ?? []).length > 0,
  };
}

/** The service of the action, lower case. */
export function serviceOf({ action }: Request): string {
  return lower(action).split(':')[0] ?? '';
}

/** True for a call to STS that a role's trust policy governs. */
export function isRoleCall({ request }: Situation): boolean {
  return serviceOf(request) === 'sts' && isRole(request.resource);
}

function ownsResource(caller: Caller, owner: string): boolean {
  return asIam(caller)?.account === owner;
}

function ownerOf({ resource, resourceAccount }: Request): string | undefined {
  if (resource === '*') return undefined;
  const account = resourceAccount ?? readArn(resource)?.account ?? '';
  return account.length === 12 && isDigits(account) ? account : undefined;
}

function roleArn(caller: Caller, context: Context): string | undefined {
  if (caller.kind === 'role') return caller.arn;
  const found = lookUp(context, 'aws:PrincipalArn');
  return caller.kind === 'session' && found.kind === 'values' ? found.texts[0] : undefined;
}
