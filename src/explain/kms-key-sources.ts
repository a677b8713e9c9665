import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import { callPathService } from './call-path.ts';
import type { EventFacts } from './event-facts.ts';
import { kmsContext } from './kms-context.ts';
import { untold, untoldIf, valueOf, valueOr, type KeySource } from './key-source.ts';
import { scalarText, type Fields } from './fields.ts';

/** A key that reads the request parameters; a record without them tells nothing. */
function parameters(
  key: string,
  name: string,
  read: (fields: Fields) => KeyState = (fields) => valueOr(fields.text(name), ABSENT),
): KeySource {
  return {
    key,
    from: `requestParameters.${name}`,
    quality: 'good',
    read: ({ record }) => (record.requestParameters ? read(record.requestParameters) : UNKNOWN),
  };
}

/**
 * Keys of AWS KMS. Properties of the key itself are in no record.
 * Sources: AWS KMS Developer Guide, conditions-kms and logging-using-cloudtrail.
 */
export const kmsKeySources: readonly KeySource[] = [
  {
    key: 'kms:EncryptionContextKeys',
    from: 'requestParameters.encryptionContext',
    quality: 'exact',
    read: ({ record }, side) => {
      const context = kmsContext(record, side);
      if (!context) return UNKNOWN;
      return context.size === 0 ? ABSENT : { kind: 'list', texts: [...context.keys()] };
    },
  },
  {
    key: 'kms:CallerAccount',
    from: 'userIdentity.accountId',
    quality: 'exact',
    read: ({ caller, record }) =>
      caller.kind === 'service' ? UNKNOWN : valueOr(record.userIdentity.accountId, UNKNOWN),
  },
  {
    key: 'kms:ViaService',
    from: 'sourceIPAddress, userIdentity.invokedBy, the encryption context',
    quality: 'heuristic',
    read: viaService,
  },
  parameters('kms:EncryptionAlgorithm', 'encryptionAlgorithm', (fields) =>
    valueOf(fields.text('encryptionAlgorithm') ?? 'SYMMETRIC_DEFAULT'),
  ),
  {
    key: 'kms:RequestAlias',
    from: 'requestParameters.keyId',
    quality: 'fair',
    read: ({ record }, side) => {
      const { requestParameters } = record;
      const field = side === undefined ? 'keyId' : `${side}KeyId`;
      return requestParameters
        ? valueOr(aliasIn(requestParameters.text(field) ?? ''), ABSENT)
        : UNKNOWN;
    },
  },
  parameters('kms:GranteePrincipal', 'granteePrincipal'),
  parameters('kms:RetiringPrincipal', 'retiringPrincipal'),
  parameters('kms:GranteeServicePrincipal', 'granteeServicePrincipal'),
  parameters('kms:RetiringServicePrincipal', 'retiringServicePrincipal'),
  parameters('kms:GrantOperations', 'operations', (fields) => ({
    kind: 'list',
    texts: fields.list('operations').flatMap((operation) => scalarText(operation) ?? []),
  })),
  parameters('kms:GrantConstraintType', 'constraints', (fields) =>
    valueOr(CONSTRAINTS.find(([name]) => fields.fields('constraints')?.get(name))?.[1], ABSENT),
  ),
  parameters('kms:MessageType', 'messageType'),
  parameters('kms:SigningAlgorithm', 'signingAlgorithm'),
  parameters('kms:DataKeyPairSpec', 'keyPairSpec'),
  parameters('kms:ReplicaRegion', 'replicaRegion'),
  parameters('kms:RotationPeriodInDays', 'rotationPeriodInDays'),
  parameters('kms:ScheduleKeyDeletionPendingWindowInDays', 'pendingWindowInDays'),
  parameters('kms:ExpirationModel', 'expirationModel'),
  parameters('kms:ValidTo', 'validTo'),
  ...untoldIf(({ record }) => mayBeAttested(record.additionalEventData), 'the attestation', [
    'kms:RecipientAttestation:',
  ]),
  ...untold('the purpose of the grant', ['kms:GrantIsForAWSResource']),
  ...untold('the AWS KMS key', [
    'kms:KeyOrigin',
    'kms:KeySpec',
    'kms:KeyUsage',
    'kms:MultiRegion',
    'kms:MultiRegionKeyType',
    'kms:ResourceAliases',
  ]),
];

const CONSTRAINTS: readonly (readonly [field: string, type: string])[] = [
  ['encryptionContextEquals', 'EncryptionContextEquals'],
  ['encryptionContextSubset', 'EncryptionContextSubset'],
];

/** An enclave's request is logged with its measurements. */
function mayBeAttested(data: Fields | undefined): boolean {
  return data?.get('recipient') !== undefined;
}

/** `alias/name` of an alias or of its ARN. */
function aliasIn(keyId: string): string | undefined {
  if (keyId.startsWith('alias/')) return keyId;
  const at = keyId.startsWith('arn:') ? keyId.indexOf(':alias/') : -1;
  return at < 0 ? undefined : keyId.slice(at + 1);
}

/** `s3.us-east-1.amazonaws.com`, with this ending in every partition. */
function viaService({ caller, path, record }: EventFacts): KeyState {
  if (caller.kind === 'service' || path.kind === 'unknown') return UNKNOWN;
  if (path.kind === 'direct') return ABSENT;
  const prefix = callPathService(path);
  if (prefix === undefined || record.awsRegion === undefined) return UNKNOWN;
  return valueOf(`${prefix}.${record.awsRegion}.amazonaws.com`);
}
