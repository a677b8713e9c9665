import { describe, expect, test } from 'vitest';
import { KMS } from '../../src/flow/aws-cli/kms.ts';
import type { AwsOptions } from '../../src/flow/aws-cli/option.ts';
import { S3API } from '../../src/flow/aws-cli/s3api.ts';
import { parameterFault, parameterNames } from '../../src/flow/parameter-names.ts';

function parametersIn(options: AwsOptions): readonly string[] {
  return [...options.values()].flatMap((option) => ('parameter' in option ? option.parameter : []));
}

test('the parameters that commands of the AWS CLI set are known', () => {
  const commands = [
    ...[...S3API.values()].map(({ options }) => options),
    ...[...KMS.values()].map(([, options]) => options),
  ];
  const set = new Set(commands.flatMap(parametersIn));
  expect(set.size).toBeGreaterThan(30);
  expect([...set].filter((name) => !parameterNames.has(name))).toEqual([]);
});

test.for([
  'versionId',
  'encryptionContext.username_owner',
  'encryptionContext.aws:s3:arn',
  'encryptionContext.a.b',
  'tagging',
  'tagging.team',
  'storedContext',
  'storedContext.team',
  'storedTag.team',
  'aws:SourceIp',
  'aws:PrincipalTag/cost.center',
  'AWS:sourceip',
  's3:ExistingObjectTag/team',
  'kms:EncryptionContext:team',
  'saml:aud',
])('%s is right', (name) => {
  expect(parameterFault(name)).toBeUndefined();
});

describe('what is wrong', () => {
  test.for([
    ['versionID', 'no request has a parameter `versionID`; did you mean `versionId`?'],
    ['encryptoinContext.a', 'did you mean `encryptionContext`?'],
    ['nothingOfTheKind', 'no request has a parameter `nothingOfTheKind`'],
    ['versionId.x', 'the parameter `versionId` has no entries'],
    ['encryptionContext', 'name the entry: `encryptionContext.NAME`'],
    ['encryptionContext.', 'name the entry: `encryptionContext.NAME`'],
    ['aws:SorceIp', 'AWS has no condition key `aws:SorceIp`; did you mean `aws:SourceIp`?'],
    ['kms:ViaServise', 'did you mean `kms:ViaService`?'],
  ] as const)('with %s', ([name, message]) => {
    expect(parameterFault(name)).toContain(message);
  });
});
