import type { StringNode } from '../syntax/tree.ts';
import { parseArn } from './arn.ts';

/** One principal that a statement names. `type` is the member's name in the principal map. */
export interface PrincipalEntry {
  /** `*` for the bare string `"*"`; else the map's key as written: `AWS`, `Service`, … */
  readonly type: string;
  /** The key's node; undefined for the bare `"*"`. */
  readonly typeNode: StringNode | undefined;
  readonly node: StringNode;
  readonly value: string;
}

/** The names that a principal map may use. Their case counts. */
export const PRINCIPAL_TYPES = ['AWS', 'CanonicalUser', 'Federated', 'Service'] as const;

/** True for the bare `"*"` and for `{"AWS": "*"}`: everybody, anonymous callers included. */
export function namesAnyone({ type, value }: Pick<PrincipalEntry, 'type' | 'value'>): boolean {
  return value === '*' && (type === '*' || type === 'AWS');
}

/**
 * True for the user as which CloudFront reads a bucket on behalf of a distribution.
 * Source: Amazon CloudFront Developer Guide, private-content-restricting-access-to-s3.
 */
export function isOriginAccessIdentity(value: string): boolean {
  return /^arn:aws[a-z-]*:iam::cloudfront:user\/CloudFront Origin Access Identity \w+$/.test(value);
}

/** What the value under `AWS` (or the bare `*`) names. */
export type AwsPrincipal =
  | { readonly kind: 'anyone' }
  /** The account as a whole: its id, or the ARN of its root user. */
  | { readonly kind: 'account'; readonly account: string }
  | {
      readonly kind: 'user';
      readonly account: string;
      readonly path: string;
      readonly name: string;
    }
  | {
      readonly kind: 'role';
      readonly account: string;
      readonly path: string;
      readonly name: string;
    }
  | {
      readonly kind: 'role-session';
      readonly account: string;
      readonly role: string;
      readonly session: string;
    }
  | { readonly kind: 'federated-user'; readonly account: string; readonly name: string }
  /** What AWS stores once the named user or role is deleted: `AIDA…`, `AROA…`. */
  | { readonly kind: 'unique-id'; readonly id: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: AwsPrincipal = { kind: 'unknown' };

/** Reads a principal's value. Source: IAM User Guide, reference_policies_elements_principal. */
export function readAwsPrincipal(value: string): AwsPrincipal {
  if (value === '*') return { kind: 'anyone' };
  if (/^[0-9]{12}$/.test(value)) return { kind: 'account', account: value };
  if (/^A[A-Z]{2}A[A-Z0-9]{12,}$/.test(value)) return { kind: 'unique-id', id: value };
  const arn = parseArn(value);
  if (!arn || !/^[0-9]{12}$/.test(arn.account) || arn.region !== '') return UNKNOWN;
  if (arn.service === 'iam') return iamPrincipal(arn.account, arn.resource);
  return arn.service === 'sts' ? stsPrincipal(arn.account, arn.resource) : UNKNOWN;
}

function iamPrincipal(account: string, resource: string): AwsPrincipal {
  if (resource === 'root') return { kind: 'account', account };
  const [type = '', ...rest] = resource.split('/');
  const name = rest.pop();
  if (!name || (type !== 'user' && type !== 'role')) return UNKNOWN;
  return { kind: type, account, path: ['', ...rest, ''].join('/'), name };
}

function stsPrincipal(account: string, resource: string): AwsPrincipal {
  const [type, name, session, ...rest] = resource.split('/');
  if (type === 'federated-user' && name && session === undefined)
    return { kind: type, account, name };
  if (type === 'assumed-role' && name && session && rest.length === 0) {
    return { kind: 'role-session', account, role: name, session };
  }
  return UNKNOWN;
}
