import { isDigits, lower } from './ascii.ts';
import type { Arn } from './arn.ts';
import { readArn } from './arn.ts';

/** Who calls. Kinds and forms: IAM User Guide, reference_policies_elements_principal. */
export type Caller =
  | IamCaller
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'provider'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** A caller that belongs to an account. */
export interface IamCaller {
  /** `role` is a session of the role whose name is not told. */
  readonly kind: 'user' | 'role' | 'session' | 'federated-user' | 'root';
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
  /** The user, role or federated user; `root` for the root user. */
  readonly name: string;
  /** The name of the role session. */
  readonly session?: string;
}

/** The caller that a request's `principal` names, or undefined when it names none. */
export function readCaller(principal: string, action: string): Caller | undefined {
  if (principal === 'anonymous') return { kind: 'anonymous' };
  const arn = readArn(principal);
  if (arn !== undefined) return providerOf(arn, principal) ?? iamCaller(arn, principal);
  if (principal.includes(':') || !principal.includes('.')) return undefined;
  // A domain name is an identity provider in the two calls that bring its token, else a service.
  const kind = TOKEN_CALLS.has(lower(action)) ? 'provider' : 'service';
  return kind === 'provider' || isServiceName(principal) ? { kind, name: principal } : undefined;
}

/** The caller as one that belongs to an account, or undefined. */
export function asIam(caller: Caller): IamCaller | undefined {
  return 'account' in caller ? caller : undefined;
}

/** True for a caller whose own policies are looked at: not root, which needs none. */
export function hasIdentityPolicies(caller: Caller): boolean {
  return 'account' in caller && caller.kind !== 'root';
}

/** True for a role under the path that only service-linked roles have. */
export function isServiceLinked(principalArn: string | undefined): boolean {
  return readArn(principalArn ?? '')?.rest.startsWith('role/aws-service-role/') === true;
}

/** `aws:PrincipalArn`: for a session the ARN of its role, with the path `/` (no ARN tells it). */
export function principalArn(caller: IamCaller): string {
  if (caller.kind !== 'session') return caller.arn;
  return `arn:${caller.partition}:iam::${caller.account}:role/${caller.name}`;
}

function providerOf({ service, rest }: Arn, name: string): Caller | undefined {
  const isProvider = rest.startsWith('saml-provider/') || rest.startsWith('oidc-provider/');
  return service === 'iam' && isProvider ? { kind: 'provider', name } : undefined;
}

function iamCaller({ partition, service, account, rest }: Arn, arn: string): Caller | undefined {
  const [type = '', ...path] = rest.split('/');
  const whole = { arn, partition, account };
  const name = path.at(-1) ?? '';
  if (account.length !== 12 || !isDigits(account)) return undefined;
  if (service === 'iam' && rest === 'root') return { ...whole, kind: 'root', name: 'root' };
  if (name === '') return undefined;
  if (service === 'iam' && (type === 'user' || type === 'role'))
    return { ...whole, kind: type, name };
  if (service !== 'sts') return undefined;
  if (type === 'federated-user' && path.length === 1) return { ...whole, kind: type, name };
  if (type !== 'assumed-role' || path.length !== 2) return undefined;
  return { ...whole, kind: 'session', name: path[0] ?? '', session: name };
}

function isServiceName(name: string): boolean {
  return name.endsWith('.amazonaws.com') || name.endsWith('.amazonaws.com.cn');
}

const TOKEN_CALLS = new Set(['sts:assumerolewithwebidentity', 'sts:assumerolewithsaml']);
