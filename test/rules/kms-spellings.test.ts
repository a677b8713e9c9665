import { expect, test } from 'vitest';
import type { PolicyType, RuleId } from '../../src/index.ts';
import { findsAnything, named, type Spelling } from './spellings.ts';

const ACCOUNT = { Principal: { AWS: 'arn:aws:iam::111111111111:root' } };
const READER = { Principal: { AWS: 'arn:aws:iam::111111111111:role/reader' } };
const EVERYBODY = { Principal: '*' };
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const VIA_S3 = { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };

function allow(action: string | string[], more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

function deny(action: string | string[], more: object = {}): object {
  return { Effect: 'Deny', Action: action, Resource: '*', ...more };
}

function rows(rule: RuleId, type: PolicyType) {
  const row =
    (finds: boolean) =>
    (title: string, statements: Spelling['statements']): Spelling => ({
      rule,
      title,
      finds,
      type,
      statements,
    });
  return { finds: row(true), accepts: row(false) };
}

const delegation = rows('kms/root-delegation-defeats-condition', 'key');
const noAdmin = rows('kms/lockout-no-policy-admin', 'key');
const denyAdmin = rows('kms/lockout-deny-admin', 'key');
const noAccount = rows('kms/root-delegation-missing', 'key');
const foreign = rows('kms/external-account-root', 'key');
const userPolicy = rows('kms/user-can-put-policy', 'key');
const decrypt = rows('kms/decrypt-on-all-keys', 'identity');
const grant = rows('kms/create-grant-unconstrained', 'identity');
const keyGrant = rows('kms/create-grant-unconstrained', 'key');
const reencrypt = rows('kms/deny-decrypt-misses-reencrypt', 'key');
const alias = rows('kms/alias-arn-as-resource', 'identity');
const moved = rows('kms/alias-controls-access-unguarded', 'identity');
const tagged = rows('kms/tag-controls-access-unguarded', 'identity');
const network = rows('kms/network-condition-breaks-s3', 'key');
const objects = rows('kms/s3-context-object-arn-with-bucket-key', 'key');
const bucket = rows('kms/s3-context-bucket-arn-without-bucket-key', 'key');
const names = rows('kms/context-keys-forallvalues-alone', 'key');
const region = rows('kms/via-service-region-mismatch', 'identity');
const deletion = rows('kms/delete-unguarded', 'identity');
const bypass = rows('kms/bypass-lockout-check-allowed', 'identity');
const source = rows('kms/source-arn-on-iam-principal', 'key');
const service = rows('kms/s3-service-principal-for-objects', 'key');
const attested = rows('kms/attestation-bypass', 'key');
const requested = rows('kms/request-alias-via-s3', 'identity');
const grantKey = rows('kms/grant-key-on-crypto-action', 'identity');

const ALIASED = {
  Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/lab' } },
};
const TAGGED = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } };

const spellings: readonly Spelling[] = [
  delegation.finds('the account by its id and a wildcard', [
    allow(['kms:D*'], { Principal: { AWS: ['111111111111'] } }),
    allow('KMS:decrypt', { ...READER, Condition: VIA_S3 }),
  ]),
  delegation.finds('all actions but some', [
    { Effect: 'Allow', ...ACCOUNT, NotAction: 'kms:ScheduleKeyDeletion', Resource: '*' },
    allow('kms:Decrypt', { ...READER, Condition: VIA_S3 }),
  ]),
  delegation.accepts('a Deny of calls through no service', [
    allow('kms:*', ACCOUNT),
    allow('kms:Decrypt', { ...READER, Condition: VIA_S3 }),
    deny('kms:Decrypt', {
      ...EVERYBODY,
      Condition: { StringNotEquals: { 'KMS:viaservice': 's3.us-east-1.amazonaws.com' } },
    }),
  ]),
  delegation.accepts('another account that has the condition', [
    allow('kms:*', ACCOUNT),
    allow('kms:Decrypt', {
      Principal: { AWS: 'arn:aws:iam::222222222222:role/reader' },
      Condition: VIA_S3,
    }),
  ]),
  noAdmin.finds('all actions but this one', [
    { Effect: 'Allow', ...ACCOUNT, NotAction: ['kms:Put*'], Resource: '*' },
  ]),
  noAdmin.finds('the action for a service only', [
    allow('kms:*', { Principal: { Service: 'logs.us-east-1.amazonaws.com' } }),
    allow('kms:Decrypt', READER),
  ]),
  noAdmin.accepts('one statement that is no list', allow('kms:*', ACCOUNT)),
  noAdmin.accepts('an administrator by another letter case', [
    allow('kms:Decrypt', READER),
    allow(['KMS:PUTKEYPOLICY'], { Principal: { AWS: 'arn:aws:iam::111111111111:user/ana' } }),
  ]),
  denyAdmin.finds('everything for everybody', [
    allow('kms:*', ACCOUNT),
    deny(['kms:Put*', 'kms:Decrypt'], { Principal: { AWS: ['*'] } }),
  ]),
  denyAdmin.finds('everybody but a role, by two spellings of a pattern', [
    allow('kms:*', ACCOUNT),
    deny('*', {
      ...EVERYBODY,
      Condition: {
        StringNotLike: {
          'AWS:principalArn': [
            'arn:aws:iam::111111111111:role/app',
            'arn:aws:iam::111111111111:role/jobs-*',
          ],
        },
      },
    }),
  ]),
  denyAdmin.accepts('the account among those that are spared', [
    allow('kms:*', ACCOUNT),
    deny('kms:*', {
      ...EVERYBODY,
      Condition: {
        ArnNotEquals: {
          'aws:PrincipalArn': [
            'arn:aws:iam::111111111111:root',
            'arn:aws:iam::111111111111:role/app',
          ],
        },
      },
    }),
  ]),
  denyAdmin.accepts('one role only', [allow('kms:*', ACCOUNT), deny('kms:*', READER)]),
  noAccount.finds('a lone administrator', [
    allow('kms:*', { Principal: { AWS: ['arn:aws:iam::111111111111:role/admin'] } }),
  ]),
  noAccount.accepts('everybody of the account', [
    allow('kms:*', {
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'kms:CallerAccount': '111111111111' } },
    }),
    allow('kms:*', { Principal: { AWS: 'arn:aws:iam::111111111111:role/admin' } }),
  ]),
  foreign.finds('an id in a list', [
    allow('kms:*', ACCOUNT),
    allow('kms:Encrypt', { Principal: { AWS: ['333333333333', '111111111111'] } }),
  ]),
  foreign.accepts('a Deny', [
    allow('kms:*', ACCOUNT),
    deny('kms:Encrypt', { Principal: { AWS: '333333333333' } }),
  ]),
  userPolicy.finds('two statements', [
    allow('kms:Decrypt', READER),
    allow('KMS:putkeypolicy', READER),
  ]),
  userPolicy.accepts('two principals', [
    allow('kms:Decrypt', READER),
    allow('kms:PutKeyPolicy', { Principal: { AWS: 'arn:aws:iam::111111111111:role/admin' } }),
  ]),
  decrypt.finds(
    'a pattern for all ARNs',
    allow('kms:Decrypt', { Resource: 'arn:aws:kms:*:*:key/*' }),
  ),
  decrypt.finds('wildcards in a list', allow(['s3:Get*', 'KMS:d*'])),
  decrypt.accepts('aliases of the keys', allow('kms:Decrypt', ALIASED)),
  decrypt.accepts('a Deny', deny('kms:Decrypt')),
  decrypt.accepts('another beginning of ids', [
    allow('kms:Decrypt', { Resource: 'arn:aws:kms:*:*:key/mrk-*' }),
  ]),
  grant.finds('a wildcard with another condition', [
    allow('kms:CreateG*', { ...TAGGED, Resource: KEY }),
  ]),
  grant.finds('a flag that says the opposite of a demand', [
    allow('kms:CreateGrant', {
      Condition: { Null: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ]),
  grant.accepts('a boolean in place of a text, in another letter case', [
    allow('kms:CreateGrant', { Condition: { bool: { 'KMS:grantisforawsresource': true } } }),
  ]),
  grant.accepts('a Deny for others', [
    allow('kms:CreateGrant'),
    deny('kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } } }),
  ]),
  keyGrant.finds('an account that is named beside a role', [
    allow('kms:CreateGrant', {
      Principal: { AWS: ['111111111111', 'arn:aws:iam::222222222222:role/broker'] },
    }),
  ]),
  keyGrant.accepts('the account alone, and the administrator', [
    allow('kms:CreateGrant', ACCOUNT),
    allow(['kms:Create*', 'kms:Put*'], {
      Principal: { AWS: 'arn:aws:iam::111111111111:role/admin' },
    }),
  ]),
  reencrypt.finds('a list without it', [
    allow('kms:*', ACCOUNT),
    deny(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'], EVERYBODY),
  ]),
  reencrypt.accepts('all actions', [allow('kms:*', ACCOUNT), deny('kms:*', READER)]),
  reencrypt.accepts('all actions but some', [
    allow('kms:*', ACCOUNT),
    deny('kms:Decrypt', READER),
    { Effect: 'Deny', ...READER, NotAction: 'kms:DescribeKey', Resource: '*' },
  ]),
  alias.finds('a scalar in other letters', [
    {
      Effect: 'Allow',
      Action: 'KMS:Generate*',
      Resource: 'arn:aws:kms:us-east-1:111111111111:alias/lab',
    },
  ]),
  alias.accepts('an action on aliases beside their keys', [
    { Effect: 'Allow', Action: 'kms:DeleteAlias', Resource: ['arn:aws:kms:*:*:alias/lab', KEY] },
  ]),
  moved.finds('all actions on aliases', [allow('kms:Decrypt', ALIASED), allow('kms:*alias')]),
  moved.accepts('nobody who moves aliases', [allow('kms:Decrypt', ALIASED)]),
  moved.accepts('keys that have the alias already', [
    allow('kms:*', ALIASED),
    deny('kms:Encrypt', ALIASED),
  ]),
  tagged.finds('a wildcard', [allow(['kms:Decrypt'], TAGGED), allow('kms:T*')]),
  tagged.accepts('values that are pinned', [
    allow('kms:Decrypt', TAGGED),
    allow('kms:TagResource', { Condition: { StringEquals: { 'AWS:requesttag/Team': 'blue' } } }),
  ]),
  network.finds('a VPC under a set operator', [
    allow('kms:*', ACCOUNT),
    deny('kms:*', {
      ...EVERYBODY,
      Condition: { 'ForAllValues:StringNotEquals': { 'aws:SourceVpc': 'vpc-1a2b3c4d' } },
    }),
  ]),
  network.finds('all actions but one', [
    {
      Effect: 'Deny',
      ...EVERYBODY,
      NotAction: 'kms:PutKeyPolicy',
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'AWS:sourcevpce': ['vpce-1a2b3c4d'] } },
    },
  ]),
  network.accepts('an exemption by the service', [
    deny('kms:*', {
      ...EVERYBODY,
      Condition: {
        StringNotEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' },
        Null: { 'kms:ViaService': 'true' },
      },
    }),
  ]),
  network.accepts('a Deny that needs the key', [
    deny('kms:*', {
      ...EVERYBODY,
      Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' } },
    }),
  ]),
  objects.finds('an operator for ARNs', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { ArnLike: { 'kms:EncryptionContext:AWS:S3:ARN': ['arn:aws:s3:::lab/*'] } },
    }),
  ]),
  objects.accepts('the bucket in a statement of its own', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/*' } },
    }),
    allow('kms:Decrypt', {
      ...READER,
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab' } },
    }),
  ]),
  bucket.finds('a list', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': ['arn:aws:s3:::lab'] } },
    }),
  ]),
  bucket.accepts('a pattern that covers the objects', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab*' } },
    }),
  ]),
  names.finds('a pattern in a list', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { 'ForAllValues:StringLike': { 'kms:encryptioncontextkeys': ['app-*'] } },
    }),
  ]),
  names.accepts('a Deny that needs a context', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': 'app' } },
    }),
    deny('kms:Decrypt', {
      ...EVERYBODY,
      Condition: { Null: { 'kms:EncryptionContextKeys': true } },
    }),
  ]),
  region.finds('two keys of one Region and a pattern for the service', [
    allow('kms:Decrypt', {
      Resource: [KEY, 'arn:aws:kms:us-east-1:111111111111:key/*'],
      Condition: { StringLike: { 'KMS:viaService': '*.eu-west-1.amazonaws.com' } },
    }),
  ]),
  region.accepts('a Region that is a pattern', [
    allow('kms:Decrypt', {
      Resource: KEY,
      Condition: { StringLike: { 'kms:ViaService': 's3.us-*.amazonaws.com' } },
    }),
  ]),
  deletion.finds('a wildcard among others', allow(['kms:*Deletion', 'kms:Describe*'])),
  deletion.accepts('a whole service, which has a rule of its own', allow('kms:*')),
  deletion.accepts('a waiting period under IfExists', [
    allow('kms:ScheduleKeyDeletion', {
      Condition: {
        NumericGreaterThanEqualsIfExists: { 'KMS:schedulekeydeletionpendingwindowindays': 30 },
      },
    }),
  ]),
  bypass.finds('one of the actions by a wildcard', allow('kms:CreateK*')),
  bypass.accepts('a test in the Allow itself', [
    allow(['kms:CreateKey'], {
      Condition: { BoolIfExists: { 'kms:BypassPolicyLockoutSafetyCheck': false } },
    }),
  ]),
  source.finds('an account by its id', [
    allow('kms:Decrypt', {
      Principal: { AWS: '111111111111' },
      Condition: { ArnEquals: { 'AWS:SOURCEARN': 'arn:aws:s3:::lab' } },
    }),
  ]),
  source.accepts('a service beside the role', [
    allow('kms:Decrypt', {
      Principal: { AWS: '111111111111', Service: 's3.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::lab' } },
    }),
  ]),
  service.finds('a list of one and all actions', [
    allow('kms:*', { Principal: { Service: ['s3.amazonaws.com'] } }),
  ]),
  service.accepts('notifications of one account', [
    allow(['kms:GenerateDataKey', 'kms:Decrypt'], {
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { StringEquals: { 'aws:sourceaccount': '111111111111' } },
    }),
  ]),
  attested.finds('everybody with the tag', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:PCR0': 'a1b2' } },
    }),
    allow('kms:D*', { Principal: { AWS: '*' }, ...TAGGED }),
  ]),
  attested.accepts('the account, of which another rule speaks', [
    allow('kms:Decrypt', {
      ...READER,
      Condition: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:PCR0': 'a1b2' } },
    }),
    allow('kms:*', ACCOUNT),
  ]),
  requested.finds('a pattern for the service', [
    allow('kms:*', {
      Condition: {
        StringLike: { 'kms:ViaService': 's3.*', 'kms:RequestAlias': 'alias/*' },
      },
    }),
  ]),
  requested.accepts('a Deny of calls through Amazon S3 for whatever alias', [
    deny('kms:*', { Condition: { StringLike: { 'kms:ViaService': 's3.*' } } }),
  ]),
  grantKey.finds('a wildcard that is all use', [
    allow('kms:GenerateDataKey*', { Condition: { Bool: { 'KMS:GrantIsForAwsResource': 'true' } } }),
  ]),
  grantKey.accepts('the three actions on grants', [
    allow(['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'], {
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ]),
];

test.for(named(spellings))('%s', async ([, spelling]) => {
  expect(await findsAnything(spelling)).toBe(spelling.finds);
});
