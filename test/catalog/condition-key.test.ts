import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { keyPresence } from '../../src/catalog/global-keys.ts';

describe('a condition key is found by the text that a policy writes', () => {
  it.each([
    ['aws:SourceIp', 'aws:SourceIp', 'global'],
    ['AWS:sourceip', 'aws:SourceIp', 'global'],
    ['aws:PrincipalTag/team', 'aws:PrincipalTag/', 'global'],
    ['aws:ResourceTag/a/b:c', 'aws:ResourceTag/', 'global'],
    ['glue:RoleAssumedBy', 'glue:RoleAssumedBy', 'global'],
    ['s3:ExistingObjectTag/team', 's3:ExistingObjectTag/', 's3'],
    ['s3:ExistingObjectTag/', 's3:ExistingObjectTag/', 's3'],
    ['S3:EXISTINGOBJECTTAG/team', 's3:ExistingObjectTag/', 's3'],
    ['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:', 'kms'],
    ['kms:EncryptionContextKeys', 'kms:EncryptionContextKeys', 'kms'],
    ['kms:RecipientAttestation:PCR31', 'kms:RecipientAttestation:PCR31', 'kms'],
    ['secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/', 'secretsmanager'],
    ['ssm:resourceTag/team', 'ssm:resourceTag/', 'ssm'],
    [
      'ssm:resourceTag/aws:ssmmessages:session-id',
      'ssm:resourceTag/aws:ssmmessages:session-id',
      'ssm',
    ],
    ['events:Metadata/kind', 'events:Metadata/', 'events'],
    ['events:Metadata/kind/Matcher', 'events:Metadata/${name}/Matcher', 'events'],
    [
      'codebuild:environment.environmentVariables/HOME.value',
      'codebuild:environment.environmentVariables/${name}.value',
      'codebuild',
    ],
    ['identitycenter:InstanceArn', 'identitycenter:InstanceArn', 'identitycenter'],
    ['saml:aud', 'saml:aud', 'federated'],
    ['accounts.google.com:aud', 'accounts.google.com:aud', 'federated'],
    ['graph.facebook.com:id', 'graph.facebook.com:id', 'federated'],
    [
      'token.actions.githubusercontent.com:sub',
      'token.actions.githubusercontent.com:sub',
      'federated',
    ],
    [
      'oidc.eks.us-east-1.amazonaws.com/id/ABCD:sub',
      'oidc.eks.us-east-1.amazonaws.com/id/ABCD:sub',
      'federated',
    ],
    ['login.example.org:8443/realm:sub', 'login.example.org:8443/realm:sub', 'federated'],
  ])('%s is %s, of scope %s', (text, name, scope) => {
    expect(catalog.conditionKey(text)).toMatchObject({ name, scope });
  });

  it.each([
    '',
    ':',
    'aws:',
    'SourceIp',
    'aws:PrincipalTag',
    'aws:SourceIpp',
    's3:ExistingObjectTag',
    's3:NoSuchKey',
    'nosuchservice:Key',
    'example.com',
    'example.com:',
    '__proto__:x',
    'constructor:name',
    `${'/'.repeat(5_000)}:x`,
  ])('%j is none', (text) => expect(catalog.conditionKey(text)).toBeUndefined());
});

describe('what is known of a key', () => {
  it.each([
    ['aws:SourceIp', 'IPAddress', false],
    ['aws:CurrentTime', 'Date', false],
    ['aws:MultiFactorAuthAge', 'Numeric', false],
    ['aws:SecureTransport', 'Bool', false],
    ['aws:SourceVpcArn', 'ARN', false],
    ['aws:TagKeys', 'String', true],
    ['aws:CalledVia', 'String', true],
    ['aws:PrincipalOrgPaths', 'String', true],
    ['aws:PrincipalServiceNamesList', 'String', true],
    ['s3:RequestObjectTagKeys', 'String', true],
    ['kms:EncryptionContextKeys', 'String', true],
    ['kms:EncryptionContext:team', 'String', false],
    ['kms:GrantOperations', 'String', true],
    ['kms:ResourceAliases', 'String', true],
    ['kms:GrantConstraintSourceArn', 'ARN', false],
    ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'ARN', false],
    ['cognito-identity.amazonaws.com:amr', 'String', true],
    ['cognito-identity.amazonaws.com:aud', 'String', false],
  ])('%s has type %s, multivalued: %s', (text, type, multivalued) => {
    expect(catalog.conditionKey(text)).toMatchObject({ type, multivalued });
  });

  it.each([
    ['aws:EpochTime', 'Date', 'Numeric'],
    ['aws:FederatedProvider', 'String', 'ARN'],
    ['aws:CurrentTime', 'Date', undefined],
  ])('%s suits operators for %s and %s', (text, type, alternativeType) => {
    expect(catalog.conditionKey(text)).toMatchObject({ type, alternativeType });
  });

  it('ten global keys are sensitive', () => {
    const sensitive = catalog.globalKeys().filter((key) => key.sensitive);
    expect(sensitive.map(({ name }) => name)).toEqual([
      'aws:PrincipalAccount',
      'aws:PrincipalOrgID',
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:SourceAccount',
      'aws:SourceOrgID',
      'aws:SourceVpc',
      'aws:SourceVpce',
      'aws:VpceAccount',
      'aws:VpceOrgID',
    ]);
  });

  it.each([
    ['aws:ARN', 'aws:PrincipalArn'],
    ['kms:CustomerMasterKeySpec', 'kms:KeySpec'],
    ['kms:CustomerMasterKeyUsage', 'kms:KeyUsage'],
    ['aws:PrincipalArn', undefined],
  ])('%s was replaced by %s', (text, successor) => {
    expect(catalog.conditionKey(text)?.successor).toBe(successor);
  });

  it.each([
    ['aws:PrincipalAccount', 'always', true],
    ['aws:RequestedRegion', 'always', true],
    ['aws:ViaAWSService', 'always', true],
    ['aws:PrincipalArn', 'signed', false],
    ['aws:PrincipalIsAWSService', 'signed', false],
    ['aws:username', 'iam-user', false],
    ['aws:PrincipalOrgID', 'organization-member', false],
    ['aws:PrincipalTag/team', 'tagged-principal', false],
    ['aws:TokenIssueTime', 'temporary-credentials', false],
    ['aws:MultiFactorAuthPresent', 'temporary-credentials', false],
    ['aws:MultiFactorAuthAge', 'mfa', false],
    ['aws:SourceVpce', 'vpc-endpoint', true],
    ['aws:SourceIp', 'public-network', true],
    ['aws:SourceArn', 'service-principal', false],
    ['aws:CalledVia', 'through-service', false],
    ['lambda:SourceFunctionArn', 'role-session', false],
    ['codebuild:buildArn', 'role-session', false],
  ])('%s is there: %s; anonymous requests can carry it: %s', (text, when, anonymous) => {
    expect(catalog.conditionKey(text)?.presence).toMatchObject({ when, anonymous });
  });

  it('says of every global key of the data when it is there', () => {
    const { globalKeys } = catalog;
    expect(globalKeys().length).toBeGreaterThan(50);
    expect(globalKeys().filter((key) => keyPresence(key.name) === undefined)).toEqual([]);
  });

  it('leaves presence open for keys that depend on the action', () => {
    expect(catalog.conditionKey('s3:prefix')?.presence).toBeUndefined();
  });
});

describe('placeholders of the data', () => {
  const names = catalog
    .services()
    .flatMap((prefix) => catalog.service(prefix)?.conditionKeys ?? [])
    .map((key) => key.name);

  it('are folded to one form', () => {
    expect(names.length).toBeGreaterThan(2_000);
    expect(names.filter((name) => /<|>|tag-key|\$\{(?!name\})/.test(name))).toEqual([]);
  });

  it('make a free name', () => {
    const free = names.filter((name) => /[/:]$|\$\{name\}/.test(name));
    const keys = free.map((name) => catalog.conditionKey(name.replace('${name}', 'x')));
    expect(free.length).toBeGreaterThan(50);
    expect(
      keys.filter((key) => key !== undefined && !key.freeName && key.scope !== 'federated'),
    ).toEqual([]);
  });
});

describe('the key that was meant', () => {
  it.each([
    ['aws:SourecIp', 'aws:SourceIp'],
    ['aws:PrincipleArn', 'aws:PrincipalArn'],
    ['s3:ExistngObjectTag/team', 's3:ExistingObjectTag/team'],
    ['s3:RequestObjectTagKey', 's3:RequestObjectTagKeys'],
    ['kms:ViaServices', 'kms:ViaService'],
    ['kms:EncryptionContxt:team', 'kms:EncryptionContext:team'],
    ['aws:PrincipalTags/team', 'aws:PrincipalTag/team'],
    ['aws:NothingLikeIt', undefined],
    ['nosuchservice:Key', undefined],
  ])('for %s is %s', (text, meant) => expect(catalog.nearestConditionKey(text)).toBe(meant));
});
