import { findKey, type FoundKey } from '../estate/find-key.ts';
import { parseArn } from '../policy/arn.ts';
import type { Call } from './call.ts';
import { openIdentity, ownKeys } from './caller-keys.ts';
import { carriedBy } from './kms-keys.ts';
import { kmsParameterKeys } from './kms-parameters.ts';
import { kmsStep } from './kms-step.ts';
import type { KmsCheck } from './operation.ts';
import { parametersBelow } from './parameters.ts';
import { stepPart, type Part } from './part.ts';
import { policiesFor } from './policies-for.ts';
import { keyNotFound } from './refusals.ts';
import type { KmsCall, Step } from './step.ts';
import { closedPairs, text, type OpenPairs, type Value } from './value.ts';

/** The check of a direct call of AWS KMS; `resource` names the key as the caller does. */
export function directPart(call: Call, check: KmsCheck, resource: string): Part {
  if (check.key === 'alias') return aliasPart(call, check, resource);
  const named =
    check.key === 'target' ? resource : (call.parameters.get('destinationKeyId') ?? resource);
  const found = keyOf(call, named);
  if (found.kind === 'outside') {
    return { kind: 'unknown', reason: `the estate does not model the account of ${found.arn}` };
  }
  if (found.kind !== 'key') {
    return { kind: 'refusal', refusal: keyNotFound(named, ''), at: check.action };
  }
  const { key } = found;
  const kms: KmsCall = {
    key,
    encryptionContext: contextOf(call, check),
    isForwarded: false,
    isBucketKey: false,
    keyId: named,
  };
  const keys = new Map([...ownKeys(call, key.region), ...sameKey(call, check, resource)]);
  const step = kmsStep(call, { action: check.action, kms, keys: () => keys });
  const given = kmsParameterKeys(call.parameters, check.action);
  return stepPart({ ...step, keys: new Map([...step.keys, ...given]) });
}

/** A key id or an alias is of the caller's account; its Region is the one that has such a key. */
function keyOf({ estate, caller, parameters, given }: Call, named: string): FoundKey {
  const account = caller.kind === 'free' ? '' : caller.caller.account;
  const asked = given.get('aws:RequestedRegion');
  const region = asked?.kind === 'value' ? asked.text : parameters.get('region');
  if (region !== undefined) return findKey(estate, named, { account, region });
  const keys = estate.accounts.get(account)?.keys.values() ?? [];
  const regions = new Set([...keys].map((key) => key.region));
  const found = [...regions].map((one) => findKey(estate, named, { account, region: one }));
  return (
    found.find(({ kind }) => kind === 'key') ??
    findKey(estate, named, { account, region: 'us-east-1' })
  );
}

function contextOf({ parameters, brought }: Call, { action, context }: KmsCheck): OpenPairs {
  if (context.length === 0) return closedPairs([]);
  const pairs = context.flatMap((parameter) => parametersBelow(parameters, parameter));
  const isUnread = action === 'kms:CreateGrant' && parameters.has('constraints');
  return brought ?? { ...closedPairs(pairs), isOpen: isUnread };
}

function sameKey(
  call: Call,
  { action }: KmsCheck,
  resource: string,
): readonly (readonly [string, Value])[] {
  if (!carriedBy(action)('kms:ReEncryptOnSameKey')) return [];
  const from = keyOf(call, resource);
  const to = keyOf(call, call.parameters.get('destinationKeyId') ?? resource);
  const isSame = from.kind === 'key' && to.kind === 'key' && from.key === to.key;
  return [['kms:ReEncryptOnSameKey', text(String(isSame))]];
}

/** The check on the alias itself, which no policy but the caller's own speaks of. */
function aliasPart(call: Call, { action }: KmsCheck, resource: string): Part {
  const found = keyOf(call, resource);
  const account = found.kind === 'key' ? call.estate.accounts.get(found.key.account) : undefined;
  if (found.kind !== 'key' || !account) {
    return { kind: 'refusal', refusal: keyNotFound(resource, ''), at: action };
  }
  const name = call.parameters.get('aliasName') ?? found.alias;
  if (name === undefined)
    return { kind: 'unknown', reason: '`aliasName` does not say which alias' };
  const { region, arn } = found.key;
  const aliasArn = `arn:${parseArn(arn)?.partition}:kms:${region}:${account.id}:${name}`;
  const step: Step = {
    call: action,
    principal: call.principal,
    resource: { kind: 'value', text: aliasArn },
    resourceAccount: account.id,
    keys: ownKeys(call, region),
    open: openIdentity(call),
    policies: policiesFor(call, { kind: 'other', account, policy: undefined }),
    kms: undefined,
  };
  return stepPart(step);
}
