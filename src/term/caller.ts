import { asciiLower } from '../policy/ascii-case.ts';
import { parseArn, type Arn } from '../policy/arn.ts';

/** Who makes a request. Source: IAM User Guide, reference_policies_elements_principal. */
export type Caller =
  | IamCaller
  | { readonly kind: 'service'; readonly name: string }
  /** An identity provider that vouches for somebody without AWS credentials. */
  | { readonly kind: 'provider'; readonly name: string }
  | { readonly kind: 'anonymous' };

export type CallerKind = Caller['kind'];

/** A caller that belongs to an account. */
export interface IamCaller {
  /** A `role` is a session of that role whose name is not told. */
  readonly kind: 'user' | 'role' | 'session' | 'federated-user' | 'root';
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
  /** Of the user, the role or the federated user; of a session its role; `root` for the root user. */
  readonly name: string;
}

/** The caller that a request names; undefined when the text is none of the known forms. */
export function readCaller(principal: string, action: string): Caller | undefined {
  if (principal === 'anonymous') return { kind: 'anonymous' };
  const arn = parseArn(principal);
  if (arn) return iamCaller(arn, principal) ?? providerArn(arn, principal);
  if (principal.includes(':') || !principal.includes('.')) return undefined;
  // A bare host names a provider in the two calls that bring a provider's token.
  if (TOKEN_CALLS.has(asciiLower(action))) return { kind: 'provider', name: principal };
  return SERVICE.test(principal) ? { kind: 'service', name: principal } : undefined;
}

/** True for a caller that belongs to an account. */
export function isIam(caller: Caller): caller is IamCaller {
  return 'account' in caller;
}

const TOKEN_CALLS: ReadonlySet<string> = new Set([
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
]);
const SERVICE = /\.amazonaws\.com(\.cn)?$/;
const ACCOUNT = /^[0-9]{12}$/;

function providerArn({ service, resource }: Arn, name: string): Caller | undefined {
  return service === 'iam' && PROVIDER.test(resource) ? { kind: 'provider', name } : undefined;
}

const PROVIDER = /^(saml|oidc)-provider\//;

function iamCaller(arn: Arn, text: string): Caller | undefined {
  const kind = ACCOUNT.test(arn.account) ? kindOf(arn) : undefined;
  if (!kind) return undefined;
  const { partition, account } = arn;
  return { kind, arn: text, partition, account, name: nameOf(arn, kind) };
}

function kindOf({ service, resource }: Arn): IamCaller['kind'] | undefined {
  if (service === 'iam' && resource === 'root') return 'root';
  const form = FORMS.get(`${service}:${resource.slice(0, resource.indexOf('/') + 1)}`);
  return form?.shape.test(resource) ? form.kind : undefined;
}

const FORMS: ReadonlyMap<string, { kind: IamCaller['kind']; shape: RegExp }> = new Map([
  ['iam:user/', { kind: 'user', shape: /[^/]$/ }],
  ['iam:role/', { kind: 'role', shape: /[^/]$/ }],
  ['sts:assumed-role/', { kind: 'session', shape: /^[^/]+\/[^/]+\/[^/]+$/ }],
  ['sts:federated-user/', { kind: 'federated-user', shape: /^[^/]+\/[^/]+$/ }],
]);

function nameOf({ resource }: Arn, kind: IamCaller['kind']): string {
  if (kind === 'session') return resource.split('/')[1] ?? '';
  return resource.slice(resource.lastIndexOf('/') + 1);
}
