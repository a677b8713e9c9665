import type { FoundResource } from '../estate/find-resource.ts';
import type { Call } from './call.ts';
import { openIdentity } from './caller-keys.ts';
import { kmsKeys, openKeys } from './kms-keys.ts';
import { policiesFor } from './policies-for.ts';
import type { KmsCall, Step } from './step.ts';
import type { Keys } from './value.ts';

/** What a call of AWS KMS is made of. */
export interface KmsParts {
  readonly action: string;
  readonly kms: KmsCall;
  readonly keys: Keys;
}

/** The check that AWS KMS makes of an action on a key. */
export function kmsStep(call: Call, { action, kms, keys }: KmsParts): Step {
  const { key, encryptionContext } = kms;
  const account = call.estate.accounts.get(key.account);
  const resource: FoundResource = account
    ? { kind: 'key', key, account }
    : { kind: 'outside', account: key.account };
  const given = [...call.given].filter(([name]) => !kms.isForwarded && name.startsWith('kms:'));
  return {
    call: action,
    principal: call.principal,
    resource: { kind: 'value', text: key.arn },
    resourceAccount: key.account,
    keys: new Map([...keys, ...kmsKeys(kms, { region: key.region, resource }), ...given]),
    open: [...openIdentity(call), ...openKeys(encryptionContext)],
    policies: policiesFor(call, resource),
    kms,
  };
}
