import type { PolicySet } from '../authorize/policy-set.ts';
import type { FoundResource } from '../estate/find-resource.ts';
import type { Call } from './call.ts';
import { openIdentity } from './caller-keys.ts';
import { carriedBy, kmsKeys, openKeys } from './kms-keys.ts';
import { forwardedPolicies, policiesFor } from './policies-for.ts';
import type { KmsCall, Step } from './step.ts';
import type { Keys } from './value.ts';

/** What a call of AWS KMS is made of. */
export interface KmsParts {
  readonly action: string;
  readonly kms: KmsCall;
  /** The keys beside those of AWS KMS; `policies` are what reads them. */
  readonly keys: (policies: PolicySet) => Keys;
}

/** The check that AWS KMS makes of an action on a key. */
export function kmsStep(call: Call, { action, kms, keys }: KmsParts): Step {
  const { key, encryptionContext, isForwarded } = kms;
  const account = call.estate.accounts.get(key.account);
  const resource: FoundResource = account
    ? { kind: 'key', key, account }
    : { kind: 'outside', account: key.account };
  const isOfService = call.caller.caller.kind === 'service';
  const given = [...call.given].filter(([name]) => !isForwarded && KMS.test(name));
  const policies = isForwarded ? forwardedPolicies(call, resource) : policiesFor(call, resource);
  const ofKms = kmsKeys({ action, kms, resource, isOfService });
  return {
    call: action,
    principal: call.principal,
    resource: { kind: 'value', text: key.arn },
    resourceAccount: key.account,
    keys: new Map([...keys(policies), ...ofKms, ...given]),
    open: [
      ...openIdentity(call),
      ...openKeys(encryptionContext).filter((start) => carriedBy(action)(start)),
    ],
    policies,
    kms,
  };
}

const KMS = /^kms:/i;
