import fc from 'fast-check';

/*
 * Small estates in which names meet: buckets whose names begin alike, tags that are names of
 * buckets, patterns that end inside of a name, conditions that read the same key in several ways.
 */

const ACCOUNTS = ['111111111111', '222222222222'] as const;
const BUCKETS = ['lab', 'lab-2', 'laboratory', 'lab-data'] as const;
const KEYS = ['1', '2'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
const PEOPLE = ['ann', 'bob', 'cid', 'dot', 'eve'] as const;
const TAGS = ['ann', 'bob', 'lab', 'lab-2', ''] as const;

const account = fc.constantFrom(...ACCOUNTS);
const bucket = fc.constantFrom(...BUCKETS);
const keyArn = fc
  .tuple(account, fc.constantFrom(...KEYS))
  .map(([id, key]) => `arn:aws:kms:us-east-1:${id}:key/${key}`);
const personArn = fc
  .tuple(account, fc.constantFrom(...PEOPLE))
  .map(([id, name]) => `arn:aws:iam::${id}:${name < 'c' ? 'user' : 'role'}/${name}`);

const PATTERNS = [
  'BUCKET/*',
  'BUCKET/*',
  'BUCKET/home/${aws:PrincipalTag/team}/*',
  'BUCKET/home/?nn',
  'BUCKET',
  'BUCKET*',
  'lab*',
  'la?/*',
  '*/public/*',
  '${aws:PrincipalTag/team}/*',
  "BUCKET/${aws:PrincipalTag/owner, 'x'}",
];

const objects = fc
  .tuple(fc.constantFrom(...PATTERNS), bucket)
  .map(([pattern, name]) => `arn:aws:s3:::${pattern.replace('BUCKET', name)}`);
const objectPatterns = fc.oneof(
  { weight: 4, arbitrary: objects },
  { weight: 1, arbitrary: fc.constant('*') },
  { weight: 2, arbitrary: fc.array(objects, { minLength: 1, maxLength: 3 }) },
);

/** Conditions; `BUCKET` stands for the name of one. */
const CONDITIONS: readonly object[] = [
  { Bool: { 'aws:ViaAWSService': 'true' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'ann' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['ann', 'BUCKET'] } },
  { StringLike: { 'aws:PrincipalTag/owner': '?*' } },
  { StringEquals: { 's3:ExistingObjectTag/owner': '${aws:PrincipalTag/owner}' } },
  { StringEquals: { 's3:ExistingObjectTag/owner': ['ann', 'bob'] } },
  { StringLike: { 's3:ExistingObjectTag/owner': 'BUCKET*' } },
  { StringLike: { 'aws:Referer': '*BUCKET*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
  { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { NumericLessThan: { 's3:signatureAge': '1000' } },
  { Null: { 's3:ExistingObjectTag/owner': 'false' } },
];

/** Conditions on what Amazon S3 sends to AWS KMS. */
const KMS_CONDITIONS: readonly object[] = [
  { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
  { StringEquals: { 'kms:EncryptionContext:owner': '${aws:PrincipalTag/owner}' } },
  { StringEquals: { 'kms:EncryptionContext:owner': ['ann', '${aws:PrincipalTag/team}'] } },
  { StringLike: { 'kms:EncryptionContext:owner': '${aws:PrincipalTag/owner}*' } },
  { StringEqualsIgnoreCase: { 'kms:EncryptionContext:owner': 'Ann' } },
  { StringNotEquals: { 'kms:EncryptionContext:owner': '${aws:PrincipalTag/owner}' } },
  { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::BUCKET' } },
  { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::BUCKET/*' } },
  { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab*' } },
  { StringLike: { 'kms:EncryptionContext:aws:s3:arn': '*/home/${aws:PrincipalTag/team}/*' } },
  {
    StringEqualsIgnoreCase: { 'kms:EncryptionContext:aws:s3:arn': 'ARN:aws:s3:::BUCKET/home/Ann' },
  },
  { StringNotLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::BUCKET/home/*' } },
  { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['owner'] } },
  { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['owner', 'aws:s3:arn'] } },
];

function condition(all: readonly object[]): fc.Arbitrary<{ readonly Condition?: object }> {
  const some = fc.tuple(fc.constantFrom(...all), bucket).map(([one, name]) => ({
    Condition: JSON.parse(JSON.stringify(one).replaceAll('BUCKET', name)),
  }));
  return fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: some });
}

const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny');
const readAction = fc.constantFrom<string | string[]>(
  's3:GetObject',
  ['s3:GetObject', 's3:GetObjectVersion'],
  's3:Get*',
  's3:PutObject',
  '*',
);
const decryptAction = fc.constantFrom<string | string[]>('kms:Decrypt', 'kms:*', 'kms:Encrypt');

const readStatement = fc
  .record({
    Effect: effect,
    Action: readAction,
    resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), objectPatterns),
    more: condition(CONDITIONS),
  })
  .map(({ Effect, Action, resource: [name, patterns], more }) => ({
    Effect,
    Action,
    [name]: patterns,
    ...more,
  }));

const decryptStatement = fc
  .record({
    Effect: effect,
    Action: decryptAction,
    Resource: fc.oneof(fc.constant('*'), keyArn),
    more: condition([...KMS_CONDITIONS, ...CONDITIONS]),
  })
  .map(({ more, ...rest }) => ({ ...rest, ...more }));

function policy(statement: fc.Arbitrary<object>, maxLength = 3): fc.Arbitrary<object> {
  return fc
    .array(statement, { minLength: 1, maxLength })
    .map((statements) => ({ Version: '2012-10-17', Statement: statements }));
}

const identityPolicy = policy(fc.oneof(readStatement, decryptStatement));

const somebody = fc.oneof(
  { weight: 2, arbitrary: personArn.map((arn) => ({ AWS: arn })) },
  { weight: 2, arbitrary: account.map((id) => ({ AWS: `arn:aws:iam::${id}:root` })) },
  { weight: 1, arbitrary: fc.constant({ AWS: '*' }) },
  { weight: 1, arbitrary: fc.constant({ AWS: '333333333333' }) },
  { weight: 1, arbitrary: fc.constant({ Service: 'lambda.amazonaws.com' }) },
);

function withPrincipal(statement: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(statement, somebody).map(([one, Principal]) => ({ ...one, Principal }));
}

const BOUNDARY = 'arn:aws:iam::111111111111:policy/boundary';
const SHARED = ['a', 'b'].map((name) => `arn:aws:iam::111111111111:policy/${name}`);

const tags = fc.record(
  { team: fc.constantFrom(...TAGS), owner: fc.constantFrom(...TAGS) },
  { requiredKeys: [] },
);
const person = fc.record({
  tags,
  policies: fc.array(fc.oneof(identityPolicy, fc.constantFrom(...SHARED)), { maxLength: 3 }),
  bounds: fc.constantFrom({}, {}, { boundary: BOUNDARY }),
});

function people(names: readonly string[], more: object): fc.Arbitrary<object> {
  return fc
    .tuple(...names.map(() => person))
    .map((all) =>
      Object.fromEntries(
        all.map(({ bounds, ...one }, index) => [names[index], { ...one, ...bounds, ...more }]),
      ),
    );
}

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};

const encryption = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ algorithm: 'AES256' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      algorithm: fc.constant('aws:kms'),
      key: keyArn,
      bucketKey: fc.boolean(),
    }),
  },
);

const bucketValue = fc
  .record({
    policy: policy(withPrincipal(readStatement), 2),
    isBare: fc.boolean(),
    encryption,
    publicAccessBlock: fc.constantFrom(undefined, { restrictPublicBuckets: true }),
  })
  .map(({ policy: document, isBare, publicAccessBlock, ...rest }) => ({
    region: 'us-east-1',
    ...rest,
    ...(isBare ? {} : { policy: document }),
    ...(publicAccessBlock && { publicAccessBlock }),
  }));

const grant = fc.record({
  grantee: personArn,
  operations: fc.constant(['Decrypt']),
  constraints: fc.constantFrom({}, { encryptionContextSubset: { owner: 'ann' } }),
});
const keyPolicy = policy(
  withPrincipal(decryptStatement.map((statement) => ({ ...statement, Resource: '*' }))),
);
const keyValue = fc.record({
  region: fc.constant('us-east-1'),
  policy: keyPolicy,
  grants: fc.array(grant, { maxLength: 1 }),
});

/** The buckets of the first account, or of both. */
function partsOf(names: readonly string[], isShared: boolean, index: number): readonly string[] {
  if (!isShared) return index === 0 ? names : [];
  return names.filter((_, at) => at % 2 === index);
}

const allPeople = [people(['ann', 'bob'], {}), people(['cid', 'dot', 'eve'], { trust: TRUST })];

/** The text of an estate. */
export const smallEstate: fc.Arbitrary<string> = fc
  .record({
    isShared: fc.boolean(),
    buckets: fc.tuple(...BUCKETS.map(() => bucketValue)),
    keys: fc.array(keyValue, { minLength: 4, maxLength: 4 }),
    users: fc.array(allPeople[0] ?? fc.constant({}), { minLength: 2, maxLength: 2 }),
    roles: fc.array(allPeople[1] ?? fc.constant({}), { minLength: 2, maxLength: 2 }),
    managed: fc.tuple(identityPolicy, identityPolicy, identityPolicy),
    guard: fc.option(policy(readStatement, 1), { nil: undefined }),
  })
  .map(({ isShared, buckets, keys, users, roles, managed, guard }) => {
    const accounts = ACCOUNTS.map((id, index) => [
      id,
      {
        users: users[index],
        roles: roles[index],
        buckets: Object.fromEntries(
          partsOf(BUCKETS, isShared, index).map((name) => [
            name,
            buckets[BUCKETS.findIndex((one) => one === name)],
          ]),
        ),
        keys: Object.fromEntries(KEYS.map((key, at) => [key, keys[2 * index + at]])),
      },
    ]);
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    return JSON.stringify({
      version: 1,
      ...(guard && {
        organization: {
          id: 'o-example123',
          accounts: ACCOUNTS,
          scps: [{ Version: '2012-10-17', Statement: [everything] }, guard],
        },
      }),
      managedPolicies: Object.fromEntries(
        [...SHARED, BOUNDARY].map((arn, index) => [arn, managed[index]]),
      ),
      accounts: Object.fromEntries(accounts),
    });
  });
