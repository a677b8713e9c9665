/** The small alphabets from which inputs are drawn: few enough that the pieces of an input meet. */

/** Accounts: the usual one, another one, the management account. */
export const [A, B, MANAGEMENT] = ['111111111111', '222222222222', '999999999999'] as const;

/** A caller with the accounts and roles that policies may name it by. */
export interface Principal {
  readonly arn: string;
  /** What else names it, wholly or in part, and near misses. */
  readonly names: readonly [string, ...string[]];
}

function user(account: string, path: string): Principal {
  const arn = `arn:aws:iam::${account}:user/${path}`;
  return { arn, names: [arn, account, `arn:aws:iam::${account}:root`, 'AIDAEXAMPLEEXAMPLE'] };
}

function session(account: string, path: string, name: string): Principal {
  const role = path.slice(path.lastIndexOf('/') + 1);
  const roleArn = `arn:aws:iam::${account}:role/${path}`;
  const arn = `arn:aws:sts::${account}:assumed-role/${role}/${name}`;
  const account2 = `arn:aws:iam::${account}:root`;
  return { arn, names: [roleArn, arn, account, account2, `arn:aws:iam::${account}:role/Reader`] };
}

function plain(arn: string, ...names: readonly string[]): Principal {
  return { arn, names: [arn, ...names] };
}

/** Callers by how often they call. */
export const PRINCIPALS: readonly [
  readonly [number, Principal],
  ...(readonly [number, Principal])[],
] = [
  [22, user(A, 'ana')],
  [8, user(A, 'team/bob')],
  [8, user(B, 'eve')],
  [22, session(A, 'team/reader', 's1')],
  [6, session(A, 'admin', 's2')],
  [6, session(B, 'team/reader', 's1')],
  [5, plain(`arn:aws:iam::${A}:role/team/reader`, A, `arn:aws:iam::${A}:role/reader`)],
  [3, plain(`arn:aws:iam::${A}:root`, A)],
  [2, plain(`arn:aws:iam::${B}:root`, B)],
  [4, plain(`arn:aws:sts::${A}:federated-user/fay`, `arn:aws:iam::${A}:user/ana`, A)],
  [2, plain(`arn:aws:iam::${MANAGEMENT}:user/ops`, MANAGEMENT)],
  [2, plain(`arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`, A)],
  [4, plain('cloudtrail.amazonaws.com')],
  [3, plain('anonymous')],
  [1, plain(`arn:aws:iam::${A}:oidc-provider/token.example.com`)],
];

/** What is asked for: an action with the resources it is made on. */
export interface Target {
  readonly action: string;
  readonly resources: readonly [string, ...string[]];
}

const OBJECTS = ['arn:aws:s3:::lab/a.txt', 'arn:aws:s3:::lab/ana/b', 'arn:aws:s3:::lab/*'] as const;
const BUCKETS = ['arn:aws:s3:::lab', 'arn:aws:s3:::lab2'] as const;
const KEYS = [
  `arn:aws:kms:us-east-1:${A}:key/1234`,
  `arn:aws:kms:us-east-1:${B}:key/5678`,
] as const;
const ROLES = [`arn:aws:iam::${A}:role/team/reader`, `arn:aws:iam::${B}:role/admin`] as const;
const ALIASES = [
  `arn:aws:kms:us-east-1:${A}:alias/lab`,
  `arn:aws:kms:us-east-1:${A}:alias/aws/s3`,
] as const;

/** Targets by how often they are asked for. */
export const TARGETS: readonly [readonly [number, Target], ...(readonly [number, Target])[]] = [
  [30, { action: 's3:GetObject', resources: OBJECTS }],
  [14, { action: 's3:PutObject', resources: OBJECTS }],
  [6, { action: 's3:ListBucket', resources: BUCKETS }],
  [2, { action: 's3:PutBucketPolicy', resources: BUCKETS }],
  [20, { action: 'kms:Decrypt', resources: KEYS }],
  [8, { action: 'kms:GenerateDataKey', resources: KEYS }],
  [2, { action: 'kms:RetireGrant', resources: KEYS }],
  [2, { action: 'kms:ScheduleKeyDeletion', resources: KEYS }],
  [1, { action: 'kms:DeleteAlias', resources: ALIASES }],
  [8, { action: 'sts:AssumeRole', resources: ROLES }],
  [1, { action: 'sts:AssumeRoleWithWebIdentity', resources: ROLES }],
  [2, { action: 'iam:GetRole', resources: ROLES }],
  [2, { action: 's3:ListAllMyBuckets', resources: ['*'] }],
  [1, { action: 'sts:GetCallerIdentity', resources: ['*'] }],
];

/** What a condition key holds, which operators suit it, and the values that policies test for. */
export interface Key {
  readonly name: string;
  readonly type: 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'Ip' | 'Arn';
  readonly values: readonly [string, ...string[]];
  readonly isMultivalued?: true;
  /** True for a key that follows from the principal or the resource, so that it is rarely given. */
  readonly isDerived?: true;
}

const TEAMS = ['red', 'Red', 'ana', '', 'r*d', 'a'] as const;
const KEY_ARNS = [`arn:aws:iam::${A}:user/ana`, `arn:aws:iam::${A}:role/team/reader`] as const;

/** The pair of the encryption context that grants and key policies ask for. */
export const OWNER: Key = {
  name: 'kms:EncryptionContext:owner',
  type: 'String',
  values: ['ana', 'red', 'Ana'],
};

/** The condition keys of the alphabet. */
export const KEYS_OF_CONTEXT: readonly [Key, ...Key[]] = [
  { name: 'aws:PrincipalTag/team', type: 'String', values: TEAMS },
  { name: 's3:ExistingObjectTag/team', type: 'String', values: TEAMS },
  OWNER,
  { name: 'kms:ViaService', type: 'String', values: ['s3.us-east-1.amazonaws.com', 's3.*'] },
  { name: 'aws:SourceVpce', type: 'String', values: ['vpce-1', 'vpce-2', 'vpce-?'] },
  { name: 'aws:PrincipalOrgID', type: 'String', values: ['o-1', 'o-2'] },
  { name: 'aws:TagKeys', type: 'String', values: ['team', 'cost', 't*'], isMultivalued: true },
  {
    name: 'kms:ResourceAliases',
    type: 'String',
    values: ['alias/lab', 'alias/aws/s3'],
    isMultivalued: true,
  },
  { name: 'aws:PrincipalArn', type: 'Arn', values: KEY_ARNS, isDerived: true },
  { name: 'aws:PrincipalAccount', type: 'String', values: [A, B], isDerived: true },
  { name: 'aws:ResourceAccount', type: 'String', values: [A, B], isDerived: true },
  { name: 'aws:username', type: 'String', values: ['ana', 'bob', 'a*'], isDerived: true },
  { name: 'aws:PrincipalIsAWSService', type: 'Bool', values: ['false', 'true'], isDerived: true },
  { name: 'kms:CallerAccount', type: 'String', values: [A, B], isDerived: true },
  { name: 'aws:SourceArn', type: 'Arn', values: ['arn:aws:s3:::lab', 'arn:aws:s3:::*', '*'] },
  { name: 'aws:SecureTransport', type: 'Bool', values: ['true', 'false', 'True'] },
  { name: 's3:max-keys', type: 'Numeric', values: ['10', '9.5', '10.0', '-1', 'ten'] },
  { name: 'aws:MultiFactorAuthAge', type: 'Numeric', values: ['10', '3600', '0'] },
  {
    name: 'aws:CurrentTime',
    type: 'Date',
    values: [
      '2026-01-01T00:00:00Z',
      '2026-01-01',
      '1767225600',
      '2026-01-01T01:00:00+01:00',
      '2025-12-31T23:59:59.9Z',
      '2026-02-30',
    ],
  },
  {
    name: 'aws:SourceIp',
    type: 'Ip',
    values: ['10.0.0.1', '10.0.0.0/8', '2001:db8::1', '0.0.0.0/0', '10.0.0.7/30', '2001:db8::'],
  },
  { name: 'test:blob', type: 'Binary', values: ['YWJj', 'YWI=', 'YWJ', 'YWJ='] },
];

/** The condition operators of each type, and those that a writer might use on it by mistake. */
export const OPERATORS_OF: Readonly<Record<Key['type'], readonly [string, ...string[]]>> = {
  String: [
    'StringEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
  ],
  Numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  Date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  Bool: ['Bool', 'StringEquals'],
  Binary: ['BinaryEquals'],
  Ip: ['IpAddress', 'NotIpAddress'],
  Arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike', 'StringLike', 'StringNotLike'],
};
