import { asciiLower } from '../policy/ascii-case.ts';

/**
 * Condition keys that AWS has taken out of use, with the key that replaced each.
 * Sources: Access Analyzer policy check reference, DEPRECATED_GLOBAL_CONDITION_KEY; AWS KMS
 * Developer Guide, conditions-kms.
 */
const deprecated: readonly { readonly name: string; readonly successor: string }[] = [
  { name: 'aws:ARN', successor: 'aws:PrincipalArn' },
  { name: 'kms:CustomerMasterKeySpec', successor: 'kms:KeySpec' },
  { name: 'kms:CustomerMasterKeyUsage', successor: 'kms:KeyUsage' },
];

/** Deprecated keys that the Service Authorization Reference no longer lists, with their types. */
export const unlistedKeys: readonly (readonly [name: string, type: string])[] = [
  ['aws:ARN', 'ARN'],
];

/** The key that replaced this one, if it is out of use. */
export function successorOf(name: string): string | undefined {
  return byName.get(asciiLower(name));
}

const byName: ReadonlyMap<string, string> = new Map(
  deprecated.map(({ name, successor }) => [asciiLower(name), successor]),
);
