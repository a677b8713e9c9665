import type { NamedPolicy } from '../authorize/policy-set.ts';
import { parseArn, type Arn } from '../policy/arn.ts';
import type { Account, Bucket, Estate, Key, Principal, StoredObject } from './estate.ts';
import { findKey } from './find-key.ts';

/** The resource of a request, as an estate knows it. */
export type FoundResource =
  | { readonly kind: 'bucket'; readonly bucket: Bucket; readonly account: Account }
  | {
      readonly kind: 'object';
      readonly bucket: Bucket;
      readonly account: Account;
      /** The object's key. */
      readonly name: string;
      /** Undefined when the estate does not know the object: it may be there or not. */
      readonly object: StoredObject | undefined;
    }
  | { readonly kind: 'key'; readonly key: Key; readonly account: Account }
  | { readonly kind: 'role'; readonly principal: Principal; readonly account: Account }
  /** Anything else in a modelled account; no policy means that it has none. */
  | {
      readonly kind: 'other';
      readonly account: Account;
      readonly policy: NamedPolicy | undefined;
    }
  /** The account is modelled, and has no such key, alias or role. */
  | { readonly kind: 'missing'; readonly account: Account }
  /** Of an account that the estate does not model, or of nobody knows which. */
  | { readonly kind: 'outside'; readonly account: string | undefined }
  /** The `*` of an action without resource. */
  | { readonly kind: 'none' };

/** The resource that an ARN, or `*`, means. */
export function findResource(estate: Estate, text: string): FoundResource {
  if (text === '*') return { kind: 'none' };
  const arn = parseArn(text);
  if (!arn) return { kind: 'outside', account: undefined };
  if (arn.partition !== estate.partition) return { kind: 'outside', account: accountOf(arn) };
  if (arn.service === 's3' && arn.account === '') return findInS3(estate, arn.resource);
  const account = estate.accounts.get(arn.account);
  if (!account) return { kind: 'outside', account: accountOf(arn) };
  if (arn.service === 'kms') return findKmsKey(estate, text, account);
  if (arn.service === 'iam' && arn.resource.startsWith('role/')) return findRole(text, account);
  return { kind: 'other', account, policy: account.resources.get(text) };
}

function accountOf({ account }: Arn): string | undefined {
  return account === '' ? undefined : account;
}

function findInS3(estate: Estate, resource: string): FoundResource {
  const slash = resource.indexOf('/');
  const bucket = estate.buckets.get(slash < 0 ? resource : resource.slice(0, slash));
  const account = bucket && estate.accounts.get(bucket.account);
  if (!bucket || !account) return { kind: 'outside', account: undefined };
  if (slash < 0) return { kind: 'bucket', bucket, account };
  const name = resource.slice(slash + 1);
  return { kind: 'object', bucket, account, name, object: bucket.objects.get(name) };
}

/** An alias is a resource of its own, without a policy: the key's policy does not speak of it. */
function findKmsKey(estate: Estate, text: string, account: Account): FoundResource {
  const found = findKey(estate, text, { account: account.id, region: '' });
  if (found.kind !== 'key') return { kind: 'missing', account };
  if (found.alias !== undefined) return { kind: 'other', account, policy: undefined };
  return { kind: 'key', key: found.key, account };
}

function findRole(arn: string, account: Account): FoundResource {
  const principal = account.principals.get(arn);
  return principal ? { kind: 'role', principal, account } : { kind: 'missing', account };
}
