import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { exceptedActions } from '../../src/catalog/presence-exceptions.ts';
import type { Presence } from '../../src/catalog/presence-verdict.ts';

function presence(key: string, id: string): Presence | undefined {
  const action = catalog.action(id);
  return action && catalog.presence(key, action);
}

/** The actions of a service that can carry a key. */
function carriers(prefix: string, key: string): readonly string[] {
  const actions = catalog.service(prefix)?.actions() ?? [];
  return actions
    .filter((action) => catalog.presence(key, action) === 'possible')
    .map(({ name }) => name);
}

describe('object tags in Amazon S3', () => {
  it('s3:ExistingObjectTag comes with 23 actions, and with no upload or delete', () => {
    expect(carriers('s3', 's3:ExistingObjectTag/team')).toHaveLength(23);
  });

  it.each([
    ['s3:GetObject', 'possible'],
    ['s3:GetObjectVersion', 'possible'],
    ['s3:PutObjectTagging', 'possible'],
    ['s3:PutObjectAcl', 'possible'],
    ['s3:UpdateObjectEncryption', 'possible'],
    ['s3:PutObject', 'never'],
    ['s3:DeleteObject', 'never'],
    ['s3:DeleteObjectVersion', 'never'],
    ['s3:RestoreObject', 'never'],
    ['s3:AbortMultipartUpload', 'never'],
    ['s3:ReplicateObject', 'never'],
    ['s3:PutObjectRetention', 'never'],
    ['s3:PutObjectLegalHold', 'never'],
    ['s3:ListBucket', 'never'],
    ['kms:Decrypt', 'never'],
  ])('s3:ExistingObjectTag with %s: %s', (id, expected) => {
    expect(presence('s3:ExistingObjectTag/team', id)).toBe(expected);
  });

  it.each(['s3:RequestObjectTag/team', 's3:RequestObjectTagKeys'])(
    '%s comes with the actions that send tags',
    (key) => {
      expect(carriers('s3', key)).toEqual([
        'BypassGovernanceRetention',
        'PutObject',
        'PutObjectTagging',
        'PutObjectVersionTagging',
      ]);
    },
  );

  it.each([
    ['aws:RequestTag/team', 's3:PutObject', 'never'],
    ['aws:TagKeys', 's3:PutObject', 'never'],
    ['aws:RequestTag/team', 's3:TagResource', 'possible'],
    ['aws:ResourceTag/team', 's3:GetObject', 'possible'],
    ['aws:ResourceTag/team', 's3:ListBucket', 'possible'],
    ['aws:ResourceTag/team', 's3:ListAllMyBuckets', 'never'],
    ['s3:BucketTag/team', 's3:GetObject', 'possible'],
  ])('%s with %s: %s', (key, id, expected) => expect(presence(key, id)).toBe(expected));
});

describe('request parameters of Amazon S3', () => {
  it.each([
    [
      's3:x-amz-server-side-encryption',
      ['BypassGovernanceRetention', 'PutObject', 'ReplicateObject', 'UpdateObjectEncryption'],
    ],
    [
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      ['BypassGovernanceRetention', 'PutObject', 'ReplicateObject', 'UpdateObjectEncryption'],
    ],
    [
      's3:x-amz-server-side-encryption-customer-algorithm',
      ['BypassGovernanceRetention', 'PutObject', 'ReplicateObject'],
    ],
    ['s3:prefix', ['ListBucket', 'ListBucketVersions']],
    ['s3:delimiter', ['ListBucket', 'ListBucketVersions']],
    ['s3:max-keys', ['ListBucket', 'ListBucketVersions']],
    ['s3:if-none-match', ['PutObject']],
    ['s3:if-match', ['DeleteObject', 'PutObject']],
    ['s3:ObjectCreationOperation', ['PutObject']],
  ])('%s comes with %s', (key, actions) => expect(carriers('s3', key)).toEqual(actions));
});

describe('keys of AWS KMS', () => {
  const encryptionContext = [
    'CreateGrant',
    'Decrypt',
    'Encrypt',
    'GenerateDataKey',
    'GenerateDataKeyPair',
    'GenerateDataKeyPairWithoutPlaintext',
    'GenerateDataKeyWithoutPlaintext',
    'ReEncryptFrom',
    'ReEncryptTo',
    'RetireGrant',
  ];

  it.each(['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContextKeys'])(
    '%s comes with the 10 actions that take an encryption context',
    (key) => expect(carriers('kms', key)).toEqual(encryptionContext),
  );

  it('kms:ViaService is absent from 11 actions', () => {
    const all = catalog.service('kms')?.actions() ?? [];
    const carrying = new Set(carriers('kms', 'kms:ViaService'));
    expect(all.map(({ name }) => name).filter((name) => !carrying.has(name))).toEqual([
      'ConnectCustomKeyStore',
      'CreateCustomKeyStore',
      'DeleteCustomKeyStore',
      'DescribeCustomKeyStores',
      'DisconnectCustomKeyStore',
      'GenerateRandom',
      'ListAliases',
      'ListKeys',
      'ListRetirableGrants',
      'SynchronizeMultiRegionKey',
      'UpdateCustomKeyStore',
    ]);
  });

  it('kms:GrantIsForAWSResource comes with the grant calls only', () => {
    expect(carriers('kms', 'kms:GrantIsForAWSResource')).toEqual([
      'CreateGrant',
      'ListGrants',
      'RevokeGrant',
    ]);
  });

  it.each([
    ['kms:ResourceAliases', 'kms:Decrypt', 'possible'],
    ['kms:KeySpec', 'kms:Decrypt', 'possible'],
    ['kms:KeySpec', 'kms:CreateKey', 'possible'],
    ['aws:ResourceTag/team', 'kms:Decrypt', 'possible'],
    ['aws:ResourceTag/team', 'kms:ListKeys', 'never'],
    ['kms:RequestAlias', 'kms:Decrypt', 'possible'],
    ['kms:RequestAlias', 'kms:CreateGrant', 'never'],
    ['kms:ViaService', 's3:GetObject', 'never'],
    ['s3:prefix', 'kms:Decrypt', 'never'],
  ])('%s with %s: %s', (key, id, expected) => expect(presence(key, id)).toBe(expected));
});

describe('keys that can come with any action', () => {
  it.each([
    'aws:SourceIp',
    'aws:PrincipalTag/team',
    'aws:CalledVia',
    'aws:SourceArn',
    'glue:RoleAssumedBy',
    'ec2:SourceInstanceArn',
    'lambda:SourceFunctionArn',
    'ssm:SourceInstanceArn',
    'identitystore:UserId',
    'codebuild:ProjectArn',
    'aws:SignInSessionArn',
    'saml:sub',
    'token.actions.githubusercontent.com:sub',
    'cognito-identity.amazonaws.com:sub',
    'oidc.eks.us-east-1.amazonaws.com/id/ABCD:aud',
  ])('%s', (key) => {
    expect(presence(key, 's3:GetObject')).toBe('possible');
    expect(presence(key, 'kms:Decrypt')).toBe('possible');
  });
});

describe('where the reference leaves a gap, presence is unknown', () => {
  it.each([
    ['an undocumented key', 's3:NoSuchKey', 's3:GetObject'],
    ['a key that no action lists', 'iottwinmaker:linkedServices', 'iottwinmaker:GetEntity'],
    ['a deprecated key that no action lists', 'kms:CustomerMasterKeySpec', 'kms:Decrypt'],
    ['a session key outside AWS STS', 'sts:RoleSessionName', 's3:GetObject'],
    [
      'a tag of a resource that is created with tags',
      'aws:ResourceTag/team',
      'bedrock:CreatePrompt',
    ],
    ['an endpoint key with a service not listed for it', 'aws:VpceOrgID', 'ec2:RunInstances'],
  ])('%s: %s with %s', (_, key, id) => expect(presence(key, id)).toBe('unknown'));

  it('a resource tag on a type without key data', () => {
    const gaps = catalog
      .services()
      .flatMap((prefix) => catalog.service(prefix)?.actions() ?? [])
      .filter(({ resourceTypes }) => resourceTypes.length === 1)
      .filter(({ resourceTypes }) => resourceTypes[0]?.type.conditionKeys === undefined)
      .filter(({ conditionKeys }) => !conditionKeys.includes('aws:ResourceTag/'))
      .filter(({ resourceTypes }) => !resourceTypes[0]?.conditionKeys.includes('aws:ResourceTag/'));
    expect(gaps.length).toBeGreaterThan(100);
    expect(new Set(gaps.map((action) => catalog.presence('aws:ResourceTag/x', action)))).toEqual(
      new Set(['unknown']),
    );
  });
});

describe('where another AWS page says more than the reference', () => {
  it.each([
    ['aws:ResourceAccount', 's3:GetObject', 'possible'],
    ['aws:ResourceAccount', 'ebs:GetSnapshotBlock', 'never'],
    ['aws:ResourceOrgID', 'ec2:CreateVpcEndpoint', 'never'],
    ['aws:ResourceOrgPaths', 'route53:AssociateVPCWithHostedZone', 'never'],
    ['aws:ResourceAccount', 'events:PutEvents', 'unknown'],
    ['aws:VpceAccount', 's3:GetObject', 'possible'],
    ['aws:VpceAccount', 'kms:Decrypt', 'possible'],
    ['aws:VpceOrgID', 'sqs:SendMessage', 'possible'],
    ['aws:VpceAccount', 'sqs:SendMessage', 'unknown'],
    ['aws:SourceVpcArn', 'dynamodb:GetItem', 'unknown'],
    ['aws:VpceOrgID', 'iam:PassRole', 'never'],
    ['aws:SourceVpce', 'ec2:RunInstances', 'possible'],
    ['sts:RoleSessionName', 'sts:AssumeRole', 'possible'],
    ['sts:SourceIdentity', 's3:GetObject', 'never'],
  ])('%s with %s: %s', (key, id, expected) => expect(presence(key, id)).toBe(expected));

  it('names only actions that exist', () => {
    expect(exceptedActions.filter((id) => catalog.expand(id).length === 0)).toEqual([]);
  });

  it('aws-marketplace:ProductId comes with subscriptions', () => {
    expect(presence('aws-marketplace:ProductId', 'aws-marketplace:Subscribe')).toBe('possible');
    expect(presence('aws-marketplace:ProductId', 'aws-marketplace:SearchAgreements')).toBe('never');
  });
});
