import { asciiLower } from '../policy/ascii-case.ts';
import { keyPresence, type KeyPresence } from './global-keys.ts';
import { keyNotes, type KeyNotes } from './key-notes.ts';
import type { KeyType } from './key-type.ts';

/** One condition key as AWS documents it. */
export interface ConditionKey extends KeyNotes {
  /**
   * The documented spelling. A key with a free name ends in the `/` or `:` before it
   * (`s3:ExistingObjectTag/`, `kms:EncryptionContext:`), or holds it as `${name}`.
   */
  readonly name: string;
  /** `global`, `federated` (what an identity provider said of the caller), or a service prefix. */
  readonly scope: string;
  readonly type: KeyType;
  /** True when a request can carry several values, so that a set operator is needed. */
  readonly multivalued: boolean;
  /** True when the policy's author names part of the key, such as the tag. */
  readonly freeName: boolean;
  /** When a request carries the key; only for global keys, the others depend on the action. */
  readonly presence: KeyPresence | undefined;
}

/** The scope of global keys, whose presence does not depend on the action's own list. */
export const GLOBAL = 'global';
/** The scope of keys that hold what an identity provider said of the caller. */
export const FEDERATED = 'federated';

/** A key from its name in template form and its type in the reference's words (`ArrayOfString`). */
export function conditionKey(name: string, listedType: string): ConditionKey {
  const type = CORRECTED_TYPES.get(name) ?? listedType;
  const multivalued = type.startsWith(ARRAY);
  const presence = keyPresence(name);
  return {
    name,
    scope: presence ? GLOBAL : scopeOf(keyPrefix(name)),
    type: KEY_TYPES.get(multivalued ? type.slice(ARRAY.length) : type) ?? 'String',
    multivalued,
    freeName: /[/:]$|\$\{name\}/.test(name),
    presence,
    ...keyNotes(name),
  };
}

/** All before the first colon, in lower case: a service prefix, `aws`, `saml` or a host. */
export function keyPrefix(text: string): string {
  return asciiLower(text.slice(0, Math.max(0, text.indexOf(':'))));
}

const ARRAY = 'ArrayOf';

/**
 * Types that the reference lists too narrowly: `aws:SourceVpcArn` works with ARN operators, and the
 * `amr` of Amazon Cognito holds a list. Sources: IAM User Guide, reference_policies_condition-keys;
 * Amazon Cognito Developer Guide, role-trust-and-permissions.
 */
const CORRECTED_TYPES: ReadonlyMap<string, string> = new Map([
  ['aws:SourceVpcArn', 'ARN'],
  ['cognito-identity.amazonaws.com:amr', 'ArrayOfString'],
]);

const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map(
  (['String', 'Numeric', 'Date', 'Bool', 'ARN', 'IPAddress', 'Binary'] as const).map((type) => [
    type,
    type,
  ]),
);

function scopeOf(prefix: string): string {
  if (prefix === 'aws') return GLOBAL;
  // No service prefix holds a dot; the host of an identity provider always does.
  return prefix === 'saml' || prefix.includes('.') ? FEDERATED : prefix;
}
