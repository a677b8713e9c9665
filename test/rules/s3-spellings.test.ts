import { expect, test } from 'vitest';
import type { PolicyType, RuleId } from '../../src/index.ts';
import { findsAnything, named, type Spelling } from './spellings.ts';

const BUCKET = 'arn:aws:s3:::lab';
const OBJECTS = 'arn:aws:s3:::lab/*';
const ALL = { Resource: [BUCKET, OBJECTS] };
const EVERYBODY = { Principal: '*' };
const ROLE = { Principal: { AWS: 'arn:aws:iam::111111111111:role/app' } };
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const SSE = 's3:x-amz-server-side-encryption';
const KEY_ID = `${SSE}-aws-kms-key-id`;
const OWN_KEY = `${SSE}-customer-algorithm`;
const OWN = '${aws:PrincipalTag/owner}';

function allow(action: string | string[], more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: OBJECTS, ...more };
}

function deny(action: string | string[], more: object = {}): object {
  return { Effect: 'Deny', Action: action, Resource: OBJECTS, ...more };
}

function when(operator: string, key: string, value: unknown): object {
  return { Condition: { [operator]: { [key]: value } } };
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

const onPut = rows('s3/existing-object-tag-on-put', 'bucket');
const onDelete = rows('s3/existing-object-tag-on-delete', 'bucket');
const onRead = rows('s3/request-object-tag-on-read', 'identity');
const sseOnRead = rows('s3/sse-key-on-read', 'bucket');
const noHeader = rows('s3/deny-put-without-sse-header', 'bucket');
const ownKey = rows('s3/sse-null-guard-opens-sse-c', 'bucket');
const conflict = rows('s3/sse-deny-unsatisfiable', 'bucket');
const keyId = rows('s3/sse-kms-key-id-not-key-arn', 'bucket');
const update = rows('s3/encryption-deny-misses-update-encryption', 'bucket');
const withoutKms = rows('s3/key-deny-misses-sse-s3', 'bucket');
const multipart = rows('s3/if-none-match-blocks-multipart', 'bucket');
const prefix = rows('s3/prefix-on-object-action', 'identity');
const bucketTag = rows('s3/resource-tag-means-bucket-tag', 'identity');
const versions = rows('s3/deny-get-misses-version', 'bucket');
const mutable = rows('s3/tag-abac-mutable-tags', 'identity');
const oneSided = rows('s3/retag-guard-one-sided', 'identity');
const removable = rows('s3/delete-tagging-unguarded', 'identity');
const untagged = rows('s3/untagged-upload-allowed', 'bucket');
const allowOnly = rows('s3/secure-transport-allow-only', 'bucket');
const incomplete = rows('s3/secure-transport-incomplete', 'bucket');
const missing = rows('s3/secure-transport-missing', 'bucket');
const owner = rows('s3/resource-account-not-a-restriction', 'bucket');
const network = rows('s3/vpce-deny-locks-out-admin', 'bucket');
const organization = rows('s3/org-deny-blocks-service-principals', 'bucket');
const copy = rows('s3/copy-source-deny-blocks-plain-put', 'bucket');
const objectArn = rows('s3/action-needs-object-arn', 'identity');
const bucketArn = rows('s3/action-needs-bucket-arn', 'identity');
const read = rows('s3/public-read', 'bucket');
const write = rows('s3/public-write', 'bucket');
const locked = rows('s3/policy-lockout-unconditional', 'bucket');

const BY_OWNER = when('StringEquals', 's3:ExistingObjectTag/owner', OWN);
const NOT_OWNER = when('StringNotEquals', 's3:ExistingObjectTag/owner', OWN);
const PLAIN_HTTP = when('Bool', 'aws:SecureTransport', 'false');
const NO_ORGANIZATION = when('StringNotEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5');

const spellings: readonly Spelling[] = [
  onPut.finds('all actions of the service', [deny('s3:*', { ...EVERYBODY, ...NOT_OWNER })]),
  onPut.finds('Null in a Deny', [
    deny(['S3:PUTOBJECT'], when('Null', 's3:existingobjecttag/owner', true)),
  ]),
  onPut.accepts('tags of the object for its tagging', [deny('s3:PutObjectTagging', NOT_OWNER)]),
  onDelete.finds('a wildcard for versions', [deny('s3:DeleteObjectVersio?', NOT_OWNER)]),
  onDelete.accepts('a Deny that names the objects', [deny('s3:DeleteObject')]),
  onRead.finds('keys under a set operator', [
    allow(['s3:Get*'], when('ForAnyValue:StringEquals', 's3:RequestObjectTagKeys', ['team'])),
  ]),
  onRead.accepts('uploads by what they send', [
    allow('s3:PutObject*', when('StringEquals', 's3:RequestObjectTag/team', 'red')),
  ]),
  sseOnRead.finds('a header on a read beside an upload', [
    deny(['s3:PutObject', 's3:GetObject'], when('StringNotEquals', SSE, 'aws:kms')),
  ]),
  sseOnRead.accepts('a header on uploads', [deny('s3:PutObject', when('Null', SSE, 'true'))]),

  noHeader.finds('a list of values for all uploads', [
    deny('s3:*', { ...ALL, ...EVERYBODY, ...when('StringNotEquals', SSE, ['aws:kms', 'AES256']) }),
  ]),
  noHeader.finds('everything but reads', [
    { Effect: 'Deny', NotAction: 's3:Get*', Resource: OBJECTS, ...when('StringNotLike', SSE, 'x') },
  ]),
  noHeader.accepts('a positive operator', [deny('s3:PutObject', when('StringEquals', SSE, 'x'))]),
  noHeader.accepts('a guard in another operator', [
    deny('s3:PutObject', {
      Condition: { StringNotEquals: { [SSE]: 'aws:kms' }, StringLike: { [SSE]: '*' } },
    }),
  ]),
  noHeader.accepts('no upload', [deny('s3:GetObject', when('StringNotEquals', SSE, 'aws:kms'))]),

  ownKey.finds('a guard by Null as a boolean', [
    deny('s3:*', { Condition: { StringNotLike: { [SSE]: 'aws:kms*' }, Null: { [SSE]: [false] } } }),
  ]),
  ownKey.accepts('a Deny of the algorithm by its name', [
    deny('s3:PutObject', {
      Condition: { StringNotEquals: { [SSE]: 'aws:kms' }, Null: { [SSE]: 'false' } },
    }),
    deny('s3:Put*', when('StringEquals', OWN_KEY, ['AES256'])),
  ]),
  ownKey.accepts('a second Deny of what has no header', [
    deny('s3:PutObject', {
      Condition: { StringNotEquals: { [SSE]: 'aws:kms' }, Null: { [SSE]: 'false' } },
    }),
    deny('s3:PutObject', when('Null', SSE, 'true')),
  ]),

  conflict.finds('three statements, the last one elsewhere in the text', [
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringNotEquals', SSE, ['AES256', 'aws:kms']) }),
    deny('s3:Put*', { ...EVERYBODY, ...when('StringNotEquals', SSE, ['aws:kms', 'aws:kms:dsse']) }),
    deny('s3:*', { ...EVERYBODY, ...when('StringEqualsIfExists', SSE, 'aws:kms') }),
  ]),
  conflict.accepts('one value that is left', [
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringNotEquals', SSE, 'aws:kms') }),
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringEquals', SSE, 'AES256') }),
  ]),
  conflict.accepts('statements for different callers', [
    deny('s3:PutObject', { ...ROLE, ...when('StringNotEquals', SSE, 'aws:kms') }),
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringNotEquals', SSE, 'AES256') }),
  ]),
  conflict.accepts('a value that a template fills in', [
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringNotEquals', SSE, '${Algorithm}') }),
    deny('s3:PutObject', { ...EVERYBODY, ...when('StringNotEquals', SSE, 'AES256') }),
  ]),

  keyId.finds('an id in a list', [
    deny('s3:PutObject', when('StringNotEquals', KEY_ID, [KEY, 'mrk-1234abcd12ab34cd56ef'])),
  ]),
  keyId.finds('an alias under IfExists and in capitals', [
    deny('s3:Put*', when('StringNotLikeIfExists', KEY_ID.toUpperCase(), 'alias/*')),
  ]),
  keyId.accepts('a pattern for keys', [
    deny('s3:PutObject', when('StringNotLike', KEY_ID, 'arn:aws:kms:*:111111111111:key/*')),
  ]),

  update.finds('a key for all but deletions', [
    deny(['s3:PutObject', 's3:DeleteObject'], when('StringNotEquals', KEY_ID, KEY)),
  ]),
  update.finds('half of the others', [
    deny(['s3:PutObject', 's3:ReplicateObject'], when('StringNotEquals', KEY_ID, KEY)),
  ]),
  update.accepts('all actions of the service', [
    deny('s3:*', when('StringNotEquals', KEY_ID, KEY)),
  ]),

  withoutKms.finds('a guard by a positive test', [
    deny('s3:PutObject', {
      Condition: { ArnNotLike: { [KEY_ID]: KEY }, StringLike: { [KEY_ID]: '*' } },
    }),
  ]),
  withoutKms.accepts('a Deny of AES256 by its name', [
    deny('s3:PutObject', {
      Condition: { ArnNotLike: { [KEY_ID]: KEY }, Null: { [KEY_ID]: 'false' } },
    }),
    deny('s3:PutObject', when('StringEquals', SSE, 'AES256')),
  ]),

  multipart.finds('the other header', [deny('s3:PutObject', when('Null', 's3:if-match', 'true'))]),
  multipart.accepts('a positive test', [
    deny('s3:PutObject', when('StringEquals', 's3:if-match', 'x')),
  ]),
  multipart.accepts('an action without the header', [
    deny('s3:GetObject', when('Null', 's3:if-none-match', 'true')),
  ]),

  prefix.finds('a delimiter on a deletion', [
    allow(['s3:ListBucket', 's3:DeleteObject'], {
      ...ALL,
      ...when('StringEquals', 's3:delimiter', '/'),
    }),
  ]),
  prefix.accepts('a wildcard for lists', [
    allow('s3:ListBucket*', { Resource: BUCKET, ...when('StringLike', 's3:prefix', 'a/*') }),
  ]),

  bucketTag.finds('versions by a wildcard', [
    allow('s3:GetObjectVersion*', when('StringEquals', 'AWS:resourcetag/team', 'red')),
  ]),
  bucketTag.accepts('the tag of the object', [allow('s3:GetObjectVersion', BY_OWNER)]),

  versions.finds('reads in two statements', [
    deny('s3:GetObject', { Resource: 'arn:aws:s3:::lab/a/*' }),
    deny(['s3:GetObjectTagging', 's3:GetObjectVersionTagging']),
  ]),
  versions.accepts('everything but lists', [
    { Effect: 'Deny', NotAction: 's3:List*', Resource: OBJECTS },
  ]),
  versions.accepts('an Allow', [allow('s3:GetObject', { ...ROLE })]),

  mutable.finds('a wildcard for tagging, in a list of resources', [
    allow(['s3:getobject*'], { Resource: [OBJECTS], ...BY_OWNER }),
    allow('s3:*Tagging', { Resource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::lab/in/*'] }),
  ]),
  mutable.accepts('tagging elsewhere', [
    allow('s3:GetObject', BY_OWNER),
    allow('s3:PutObjectTagging', { Resource: 'arn:aws:s3:::other/*' }),
  ]),
  mutable.accepts('a Deny without a condition', [
    allow('s3:GetObject', BY_OWNER),
    allow('s3:*'),
    deny('s3:Put*Tagging'),
  ]),

  oneSided.finds('the new value in a list', [
    allow('s3:*Tagging', when('StringEquals', 's3:RequestObjectTag/owner', [OWN, 'shared'])),
  ]),
  oneSided.accepts('an Allow that a Deny completes', [
    allow('s3:PutObjectTagging', BY_OWNER),
    deny('s3:PutObjectTagging', when('StringNotEquals', 's3:requestobjecttag/OWNER', OWN)),
  ]),
  oneSided.accepts('a mark that a Deny keeps', [
    deny('s3:PutObjectTagging', when('StringEquals', 's3:ExistingObjectTag/class', 'secret')),
  ]),

  removable.finds('NotAction', [
    { Effect: 'Allow', NotAction: 's3:DeleteObject', Resource: '*' },
    deny('s3:GetObject', when('StringEqualsIgnoreCase', 's3:ExistingObjectTag/class', ['secret'])),
  ]),
  removable.accepts('a Deny of all that carries the tag', [
    allow('s3:*'),
    deny('s3:*', when('StringEquals', 's3:ExistingObjectTag/class', 'secret')),
  ]),

  untagged.finds('everything but reads', [
    {
      Effect: 'Deny',
      NotAction: ['s3:Get*', 's3:List*'],
      Resource: OBJECTS,
      ...when('ForAnyValue:StringNotEquals', 's3:RequestObjectTagKeys', ['a', 'b']),
    },
  ]),
  untagged.accepts('the other set operator', [
    deny('s3:PutObject', when('ForAllValues:StringNotEquals', 's3:RequestObjectTagKeys', 'a')),
  ]),
  untagged.accepts('a Deny of what has another value', [
    deny('s3:PutObject', when('ForAnyValue:StringNotEquals', 's3:RequestObjectTagKeys', 'owner')),
    deny('s3:PutObject', when('StringNotEquals', 's3:RequestObjectTag/owner', OWN)),
  ]),

  allowOnly.finds('two Allow statements', [
    allow('s3:GetObject', { ...ROLE, ...when('Bool', 'aws:SecureTransport', true) }),
    allow('s3:ListBucket', { ...ROLE, Resource: BUCKET }),
  ]),
  allowOnly.accepts('a Deny of what is not over TLS', [
    allow('s3:GetObject', { ...ROLE, ...when('Bool', 'aws:SecureTransport', 'true') }),
    deny('s3:*', { ...EVERYBODY, ...when('StringNotEquals', 'aws:SecureTransport', 'true') }),
  ]),

  incomplete.finds('a folder in place of the objects', [
    deny('s3:*', { ...EVERYBODY, Resource: [BUCKET, 'arn:aws:s3:::lab/in/*'], ...PLAIN_HTTP }),
  ]),
  incomplete.finds('one account', [
    deny('s3:*', { Principal: { AWS: '111111111111' }, ...ALL, ...PLAIN_HTTP }),
  ]),
  incomplete.accepts('a pattern for both ARNs', [
    deny('*', { Principal: { AWS: ['*'] }, Resource: 'arn:aws:s3:::lab*', ...PLAIN_HTTP }),
  ]),
  incomplete.accepts('resources that a template fills in', [
    deny('s3:*', { ...EVERYBODY, Resource: ['${aws_s3_bucket.lab.arn}'], ...PLAIN_HTTP }),
  ]),
  missing.finds('a Deny of something else', [
    allow('s3:GetObject', ROLE),
    deny('s3:*', { ...EVERYBODY, ...when('NumericLessThan', 's3:TlsVersion', '1.2') }),
  ]),
  missing.accepts('another spelling of the Deny', [
    allow('s3:GetObject', ROLE),
    deny('s3:*', { ...EVERYBODY, ...ALL, ...when('boolifexists', 'AWS:SECURETRANSPORT', [false]) }),
  ]),

  owner.finds('a wildcard action and two keys', [
    allow('s3:Get*', {
      ...EVERYBODY,
      Condition: {
        'ForAnyValue:StringLike': { 'aws:ResourceOrgPaths': 'o-a1b2c3d4e5/*' },
        StringEquals: { 'aws:ResourceAccount': '111111111111' },
      },
    }),
  ]),
  owner.accepts('a named principal', [
    allow('s3:GetObject', {
      ...ROLE,
      ...when('StringEquals', 's3:ResourceAccount', '111111111111'),
    }),
  ]),

  network.finds('a VPC, by a set of wildcard actions', [
    deny(['s3:Put*', 's3:Delete*'], {
      ...EVERYBODY,
      ...ALL,
      ...when('StringNotLikeIfExists', 'aws:SourceVpc', ['vpc-1a2b3c4d']),
    }),
  ]),
  network.accepts('an exemption by a tag of the caller', [
    deny('s3:*', {
      ...EVERYBODY,
      ...ALL,
      Condition: {
        StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d', 'aws:PrincipalTag/admin': 'true' },
      },
    }),
  ]),
  network.accepts('objects only', [
    deny('s3:*', { ...EVERYBODY, ...when('StringNotEquals', 'aws:SourceVpce', 'vpce-1a2b3c4d') }),
  ]),

  organization.finds('a Deny with another test beside it', [
    deny('s3:PutObject', {
      ...EVERYBODY,
      Condition: {
        StringNotEquals: { 'AWS:PrincipalOrgId': ['o-a1b2c3d4e5'] },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    }),
  ]),
  organization.accepts('named principals', [deny('s3:*', { ...ROLE, ...NO_ORGANIZATION })]),
  organization.accepts('a service by its name', [
    deny('s3:*', {
      ...EVERYBODY,
      Condition: {
        StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' },
      },
    }),
  ]),

  copy.finds('all writes', [
    deny('s3:Put*', when('StringNotEquals', 's3:x-amz-copy-source', ['a/b', 'c/d'])),
  ]),
  copy.accepts('a positive test', [
    deny('s3:PutObject', when('StringLike', 's3:x-amz-copy-source', 'secret/*')),
  ]),

  objectArn.finds('two buckets and a Deny', [
    deny('s3:PutObject*', { Resource: [BUCKET, 'arn:aws-us-gov:s3:::logs'] }),
  ]),
  objectArn.accepts('a bucket that a variable names', [
    allow('s3:GetObject', { Resource: 'arn:aws:s3:::${aws:PrincipalTag/home}' }),
  ]),
  objectArn.accepts('an access point', [
    allow('s3:GetObject', {
      Resource: 'arn:aws:s3:us-east-1:111111111111:accesspoint/lab/object/*',
    }),
  ]),
  bucketArn.finds('folders', [
    allow(['s3:listbucket'], { Resource: ['arn:aws:s3:::lab/a/*', 'arn:aws:s3:::lab/b/*'] }),
  ]),
  bucketArn.accepts('everything', [allow('s3:ListBucket', { Resource: '*' })]),

  read.finds('all actions of all services', [allow('*', EVERYBODY)]),
  read.finds('a network of the whole world', [
    allow('s3:getobjectversion', {
      ...EVERYBODY,
      ...when('IpAddress', 'aws:SourceIp', '0.0.0.0/0'),
    }),
  ]),
  read.accepts('a distribution', [
    allow('s3:GetObject', { Principal: { Service: 'cloudfront.amazonaws.com' } }),
  ]),
  write.finds('tags', [allow('s3:*Tagging', EVERYBODY)]),
  write.accepts('settings of the bucket', [
    allow('s3:PutBucketNotification', { ...EVERYBODY, Resource: BUCKET }),
  ]),
  locked.finds('a wildcard in the middle', [
    deny('s3:*Policy', { ...EVERYBODY, Resource: [BUCKET] }),
  ]),
  locked.accepts('everybody but an account', [
    {
      Effect: 'Deny',
      NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' },
      Action: 's3:*',
      Resource: BUCKET,
    },
  ]),
];

test.for(named(spellings))('%s', async ([, row]) => {
  expect(await findsAnything(row)).toBe(row.finds);
});
