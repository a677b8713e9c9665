import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { keyFault } from '../../src/lint/key-faults.ts';

test.for([
  ['SourceIp', { kind: 'format', meant: 'aws:SourceIp' }],
  ['ExistingObjectTag/team', { kind: 'format', meant: 's3:ExistingObjectTag/team' }],
  [' aws:SourceIp', { kind: 'format', meant: 'aws:SourceIp' }],
  ['aws :SourceIp', { kind: 'format', meant: 'aws:SourceIp' }],
  [':SourceIp', { kind: 'format', meant: 'aws:SourceIp' }],
  ['nonsense', { kind: 'format', meant: undefined }],
  ['aws:PrincipalTag', { kind: 'nameless', key: 'aws:PrincipalTag/' }],
  ['aws:PrincipalTag/', { kind: 'nameless', key: 'aws:PrincipalTag/' }],
  ['kms:EncryptionContext', { kind: 'nameless', key: 'kms:EncryptionContext:' }],
  ['aws:SourceIpp', { kind: 'typo', meant: 'aws:SourceIp' }],
  ['aw:SourceIp', { kind: 'typo', meant: 'aws:SourceIp' }],
  ['aws:PrincipleTag/team', { kind: 'typo', meant: 'aws:PrincipalTag/team' }],
  ['aws:SomethingElse', { kind: 'unknown-global', meant: undefined }],
  ['aws:x-amz-acl', { kind: 'unknown-global', meant: 's3:x-amz-acl' }],
  ['s3:SomethingElse', { kind: 'unknown-in-service', meant: undefined }],
  ['s3:ResourceTag/team', { kind: 'unknown-in-service', meant: 'aws:ResourceTag/team' }],
  ['aws:SourceIp', undefined],
  ['aws:PrincipalTag/team', undefined],
  ['events:Metadata/kind/Matcher', undefined],
  ['oidc.example.org:whatever', undefined],
  ['nosuchservice:Key', undefined],
  ['<provider>:sub', undefined],
  ['${provider}:sub', undefined],
  ['iot:Connection.Thing.IsAttached', undefined],
] as const)('%s', ([text, fault]) => {
  const found = keyFault(text, ['aws', 's3'], catalog);
  if (fault) expect(found).toMatchObject(fault);
  else expect(found).toBeUndefined();
});
