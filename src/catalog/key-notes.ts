import { asciiLower } from '../policy/ascii-case.ts';
import type { KeyType } from './key-type.ts';

/** What the list of a service's keys does not say, but other AWS pages do. */
export interface KeyNotes {
  /** True for keys that name an account, organization or network: a wildcard there is never meant. */
  readonly sensitive: boolean;
  /** A second type whose operators suit the key as well. */
  readonly alternativeType: KeyType | undefined;
  /** The key that replaced this one, which AWS has taken out of use. */
  readonly successor: string | undefined;
}

/** The notes on the key of this name. */
export function keyNotes(name: string): KeyNotes {
  const key = asciiLower(name);
  return {
    sensitive: sensitive.has(key),
    alternativeType: alternativeTypes.get(key),
    successor: successors.get(key),
  };
}

/** Source: IAM User Guide, reference_policies_condition-keys, "Sensitive condition keys". */
const sensitive: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** Source: IAM User Guide, reference_policies_condition-keys, "Data type" of each key. */
const alternativeTypes: ReadonlyMap<string, KeyType> = new Map([
  ['aws:epochtime', 'Numeric'],
  ['aws:federatedprovider', 'ARN'],
]);

/**
 * Sources: Access Analyzer policy check reference, DEPRECATED_GLOBAL_CONDITION_KEY; AWS KMS
 * Developer Guide, conditions-kms.
 */
const successors: ReadonlyMap<string, string> = new Map([
  ['aws:arn', 'aws:PrincipalArn'],
  ['kms:customermasterkeyspec', 'kms:KeySpec'],
  ['kms:customermasterkeyusage', 'kms:KeyUsage'],
]);
