import { needsSetOperator } from '../catalog/value-count.ts';
import { catalog } from '../catalog/catalog.ts';
import { UNKNOWN } from '../term/key-state.ts';
import { carriedBy } from './kms-keys.ts';
import type { Parameters } from './operation.ts';
import { parametersBelow } from './parameters.ts';
import { text, type Value } from './value.ts';

/** Parameters of direct calls that are the value of a key. Source: AWS KMS Developer Guide, conditions-kms. */
const ROWS: readonly (readonly [parameter: string, key: string])[] = [
  ['encryptionAlgorithm', 'kms:EncryptionAlgorithm'],
  ['keyPairSpec', 'kms:DataKeyPairSpec'],
  ['operations', 'kms:GrantOperations'],
  ['granteePrincipal', 'kms:GranteePrincipal'],
  ['granteeServicePrincipal', 'kms:GranteeServicePrincipal'],
  ['retiringPrincipal', 'kms:RetiringPrincipal'],
  ['retiringServicePrincipal', 'kms:RetiringServicePrincipal'],
  ['pendingWindowInDays', 'kms:ScheduleKeyDeletionPendingWindowInDays'],
  ['rotationPeriodInDays', 'kms:RotationPeriodInDays'],
  ['bypassPolicyLockoutSafetyCheck', 'kms:BypassPolicyLockoutSafetyCheck'],
  ['replicaRegion', 'kms:ReplicaRegion'],
  ['expirationModel', 'kms:ExpirationModel'],
  ['validTo', 'kms:ValidTo'],
  ['messageType', 'kms:MessageType'],
  ['signingAlgorithm', 'kms:SigningAlgorithm'],
  ['macAlgorithm', 'kms:MacAlgorithm'],
  ['keyAgreementAlgorithm', 'kms:KeyAgreementAlgorithm'],
  ['primaryRegion', 'kms:PrimaryRegion'],
  ['wrappingAlgorithm', 'kms:WrappingAlgorithm'],
  ['wrappingKeySpec', 'kms:WrappingKeySpec'],
];

/** What a key is to be; of a key that is there, these say what it is. */
const OF_NEW_KEYS: readonly (readonly [parameter: string, key: string])[] = [
  ['keySpec', 'kms:KeySpec'],
  ['keyUsage', 'kms:KeyUsage'],
  ['origin', 'kms:KeyOrigin'],
  ['multiRegion', 'kms:MultiRegion'],
];

/** The keys that the parameters of a direct call bring. */
export function kmsParameterKeys(
  parameters: Parameters,
  action: string,
): readonly (readonly [string, Value])[] {
  const carries = carriedBy(action);
  const rows = action === 'kms:CreateKey' ? [...ROWS, ...OF_NEW_KEYS] : ROWS;
  const named = rows.flatMap(([parameter, key]) => {
    const value = parameters.get(parameter);
    return value === undefined ? [] : [[key, valueOf(key, value)] as const];
  });
  const all: readonly (readonly [string, Value])[] = [
    ...named,
    ['kms:GrantIsForAWSResource', text('false')],
    ...constraintType(parameters),
  ];
  return all.filter(([key]) => carries(key));
}

/** Lists are written with commas, as condition keys of several values are everywhere. */
export function valueOf(key: string, value: string): Value {
  const known = catalog.conditionKey(key);
  return known && needsSetOperator(known)
    ? { kind: 'list', texts: value.split(',').map((one) => one.trim()) }
    : text(value);
}

function constraintType(parameters: Parameters): readonly (readonly [string, Value])[] {
  // The constraints as one text are not taken apart.
  if (parameters.has('constraints')) return [[CONSTRAINT_TYPE, UNKNOWN]];
  const types = ['EncryptionContextSubset', 'EncryptionContextEquals'].filter(
    (type) => parametersBelow(parameters, `e${type.slice(1)}`).length > 0,
  );
  return types.slice(0, 1).map((type) => [CONSTRAINT_TYPE, text(type)]);
}

const CONSTRAINT_TYPE = 'kms:GrantConstraintType';
