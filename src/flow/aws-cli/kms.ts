import { ignored, texts, type AwsOption, type AwsOptions, type OptionEntry } from './option.ts';

const KEY = texts('key-id');
const CONTEXT: readonly OptionEntry[] = [
  ['encryption-context', { form: 'shorthand', parameter: 'encryptionContext' }],
  ...texts('encryption-algorithm'),
  ['grant-tokens', { form: 'list', parameter: 'grantTokens' }],
  ['dry-run', { form: 'flag', parameter: 'dryRun', value: 'true' }],
  ['no-dry-run', { form: 'flag', parameter: 'dryRun', value: 'false' }],
];
const DATA_KEY: readonly OptionEntry[] = [
  ...KEY,
  ...CONTEXT,
  ...texts('key-spec', 'number-of-bytes'),
];
const KEY_PAIR: readonly OptionEntry[] = [...KEY, ...CONTEXT, ...texts('key-pair-spec')];
const RECIPIENT = ignored(1, 'recipient');
const BLOB = ignored(1, 'ciphertext-blob', 'dry-run-modifiers');

/** The options of `aws kms create-grant` that say what the grant gives. */
const GRANT: readonly OptionEntry[] = [
  ...KEY,
  ...texts('grantee-principal', 'retiring-principal', 'grantee-service-principal', 'name'),
  ['operations', { form: 'list', parameter: 'operations' }],
  ['constraints', { form: 'text', parameter: 'constraints' }],
  ['grant-tokens', { form: 'list', parameter: 'grantTokens' }],
];

const side = (name: string, parameter: string): readonly OptionEntry[] => {
  const pairs: AwsOption = { form: 'shorthand', parameter: `${parameter}EncryptionContext` };
  return [
    [`${name}-encryption-context`, pairs],
    ...texts(`${name}-key-id`, `${name}-encryption-algorithm`),
  ];
};

/** The commands of `aws kms` that keyproof follows, with their API names. Source: its reference. */
export const KMS: ReadonlyMap<string, readonly [operation: string, options: AwsOptions]> = new Map(
  (
    [
      ['encrypt', 'Encrypt', [...KEY, ...CONTEXT, ...ignored(1, 'plaintext')]],
      ['decrypt', 'Decrypt', [...KEY, ...CONTEXT, ...BLOB, ...RECIPIENT]],
      ['generate-data-key', 'GenerateDataKey', [...DATA_KEY, ...RECIPIENT]],
      ['generate-data-key-without-plaintext', 'GenerateDataKeyWithoutPlaintext', DATA_KEY],
      ['generate-data-key-pair', 'GenerateDataKeyPair', [...KEY_PAIR, ...RECIPIENT]],
      ['generate-data-key-pair-without-plaintext', 'GenerateDataKeyPairWithoutPlaintext', KEY_PAIR],
      [
        're-encrypt',
        'ReEncrypt',
        [...side('source', 'source'), ...side('destination', 'destination'), ...CONTEXT, ...BLOB],
      ],
      ['create-grant', 'CreateGrant', GRANT],
      ['retire-grant', 'RetireGrant', [...KEY, ...ignored(1, 'grant-token', 'grant-id')]],
      ['revoke-grant', 'RevokeGrant', [...KEY, ...ignored(1, 'grant-id')]],
      ['list-grants', 'ListGrants', [...KEY, ...ignored(1, 'grant-id', 'grantee-principal')]],
      ['describe-key', 'DescribeKey', [...KEY, ...ignored('several', 'grant-tokens')]],
      ['enable-key', 'EnableKey', KEY],
      ['disable-key', 'DisableKey', KEY],
      ['get-key-policy', 'GetKeyPolicy', [...KEY, ...ignored(1, 'policy-name')]],
      ['put-key-policy', 'PutKeyPolicy', [...KEY, ...ignored(1, 'policy-name', 'policy')]],
      [
        'schedule-key-deletion',
        'ScheduleKeyDeletion',
        [...KEY, ...texts('pending-window-in-days')],
      ],
      ['enable-key-rotation', 'EnableKeyRotation', [...KEY, ...texts('rotation-period-in-days')]],
      ['rotate-key-on-demand', 'RotateKeyOnDemand', KEY],
    ] satisfies readonly (readonly [string, string, readonly OptionEntry[]])[]
  ).map(([command, operation, options]) => [command, [`kms:${operation}`, new Map(options)]]),
);
