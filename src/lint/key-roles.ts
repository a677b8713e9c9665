import { asciiLower } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { demandedKeys } from './absent-key.ts';
import { givenIn, keyHolders, type Given, type KeyHolder } from './key-holders.ts';
import { PUT_KEY_POLICY } from './policy-admins.ts';
import { remembered } from '../policy/remembered.ts';

/** What a key policy lets one user or role do with the key; undefined for what it does not. */
export interface KeyRole {
  readonly entry: KeyHolder['entry'];
  /** Reading what is encrypted under the key. */
  readonly uses: Given | undefined;
  readonly putsPolicy: Given | undefined;
  /** Creating grants for whomever. */
  readonly grants: Given | undefined;
  /** Changing the policy and deleting or disabling the key as well. */
  readonly administers: Given | undefined;
}

/** The parts that the users and roles of a key policy play. */
export const keyRoles = remembered((policy: Policy): readonly KeyRole[] =>
  keyHolders(policy).map(({ entry, statements }) => {
    const putsPolicy = givenIn(statements, [PUT_KEY_POLICY]);
    return {
      entry,
      uses: givenIn(statements, ['kms:Decrypt', 'kms:ReEncryptFrom']),
      putsPolicy,
      grants: givenIn(statements.filter(isOpenToGrantees), ['kms:CreateGrant']),
      administers: putsPolicy && givenIn(statements, ['kms:ScheduleKeyDeletion', 'kms:DisableKey']),
    };
  }),
);

/**
 * True for a statement that says nothing of whom grants are for, or of what they are good for.
 * Source: AWS KMS Developer Guide, conditions-kms (kms:GrantIsForAWSResource and the following).
 */
export function isOpenToGrantees(statement: Statement): boolean {
  const demanded = demandedKeys(statement);
  if (LIMITS.some((key) => demanded.has(key))) return false;
  const limitsUse = statement.conditions.some(
    ({ key }) => asciiLower(key.value) === 'kms:grantoperations',
  );
  return !(limitsUse && demanded.has('kms:grantconstrainttype'));
}

/** Any of them is enough. A grant through a service is one that the service makes for itself. */
const LIMITS: readonly string[] = [
  'aws:calledvia',
  'kms:granteeprincipal',
  'kms:granteeserviceprincipal',
  'kms:grantisforawsresource',
  'kms:viaservice',
];
