import { parseArn } from '../policy/arn.ts';
import { aliasAddress } from './alias-address.ts';
import type { Account, Estate, Key } from './estate.ts';

/** What a key identifier means to somebody. */
export type FoundKey =
  | {
      readonly kind: 'key';
      readonly key: Key;
      /** The alias that it was called by, with its prefix. */
      readonly alias: string | undefined;
    }
  /** The account is modelled, and has no such key or alias there. */
  | { readonly kind: 'missing'; readonly account: Account; readonly arn: string }
  /** A key of an account that the estate does not model. */
  | { readonly kind: 'outside'; readonly arn: string }
  /** The text is no key identifier. */
  | { readonly kind: 'malformed' };

/** The account and the Region that a key id or an alias without ARN belongs to. */
export interface Viewpoint {
  readonly account: string;
  readonly region: string;
}

/**
 * The key that an identifier means: an ARN of a key or an alias names its account and Region, a key
 * id or an alias alone is of the account that asks and of the Region where it asks.
 * Sources: AWS KMS API Reference, GenerateDataKey; Amazon S3 API Reference, PutObject.
 */
export function findKey(estate: Estate, identifier: string, from: Viewpoint): FoundKey {
  const address = addressOf(estate, identifier, from);
  if (!address) return { kind: 'malformed' };
  const { arn, account: id, region, name, isHere } = address;
  const account = isHere ? estate.accounts.get(id) : undefined;
  if (!account) return { kind: 'outside', arn };
  const isAlias = name.startsWith('alias/');
  const key = isAlias ? aliased(account, region, name) : account.keys.get(arn);
  if (!key) return { kind: 'missing', account, arn };
  return { kind: 'key', key, alias: isAlias ? name : undefined };
}

interface KeyAddress extends Viewpoint {
  readonly arn: string;
  /** `key/…` or `alias/…`. */
  readonly name: string;
  /** Of the estate's partition. */
  readonly isHere: boolean;
}

function addressOf(
  { partition }: Estate,
  identifier: string,
  from: Viewpoint,
): KeyAddress | undefined {
  const parsed = parseArn(identifier);
  if (parsed) {
    const { service, region, account, resource: name } = parsed;
    const isKey = service === 'kms' && NAME.test(name);
    const isHere = parsed.partition === partition;
    return isKey ? { arn: identifier, account, region, name, isHere } : undefined;
  }
  if (identifier === '' || identifier.includes(':')) return undefined;
  const name = identifier.startsWith('alias/') ? identifier : `key/${identifier}`;
  if (!NAME.test(name)) return undefined;
  const { account, region } = from;
  const arn = `arn:${partition}:kms:${region}:${account}:${name}`;
  return { arn, account, region, name, isHere: true };
}

const NAME = /^(?:key\/[^/]+|alias\/.+)$/;

/** AWS makes its own keys when a service first needs them. */
function aliased(account: Account, region: string, alias: string): Key | undefined {
  const key = account.aliases.get(aliasAddress(region, alias));
  if (key || !alias.startsWith(AWS_ALIAS)) return key;
  return account.awsManagedKey(alias.slice(AWS_ALIAS.length), region);
}

const AWS_ALIAS = 'alias/aws/';
