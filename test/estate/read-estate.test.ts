import { describe, expect, test } from 'vitest';
import { sourcePlace } from '../../src/estate/policy-source.ts';
import type { Bucket } from '../../src/estate/estate.ts';
import { estateOf, fixture, readingOf } from './estate-of.ts';

const ALLOW =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

describe('references', () => {
  const estate = estateOf(
    `
managedPolicies:
  "arn:aws:iam::111111111111:policy/inline": ${ALLOW}
  "arn:aws:iam::111111111111:policy/file": ./all.json
accounts:
  "111111111111":
    groups: { devs: { policies: [all.json] } }
    users:
      ana: { policies: [all.json, ./all.json, ${ALLOW}], groups: [devs] }
      ben:
        policies:
          - "arn:aws:iam::111111111111:policy/inline"
          - "arn:aws:iam::111111111111:policy/file"
          - "arn:aws:iam::aws:policy/AdministratorAccess"
        boundary: all.json
    roles:
      x: { policies: ["arn:aws:iam::111111111111:policy/inline", wrapped.json], trust: ${ALLOW} }
`,
    {
      'all.json': ALLOW,
      'wrapped.json': `{"PolicyName":"x","PolicyDocument":${JSON.stringify(ALLOW)}}`,
    },
  );
  const names = (name: string) => principal(name).identity.map((policy) => policy.name);
  const principal = (name: string) => {
    const found = estate.accounts
      .get('111111111111')
      ?.principals.get(`arn:aws:iam::111111111111:${name}`);
    if (!found) throw new Error(`${name} is there`);
    return found;
  };

  test('each policy has a name, and each name is one document', () => {
    expect(names('user/ana')).toEqual(['all.json', '111111111111/users/ana/policies/2']);
    expect(names('user/ben')).toEqual([
      'arn:aws:iam::111111111111:policy/inline',
      'arn:aws:iam::111111111111:policy/file',
      'AdministratorAccess',
    ]);
    expect(names('role/x')).toEqual(['arn:aws:iam::111111111111:policy/inline', 'wrapped.json']);
  });

  test('what many share is one policy', () => {
    const [ofBen] = principal('user/ben').identity;
    const [ofRole] = principal('role/x').identity;
    expect(ofBen).toBe(ofRole);
  });

  test('a file that is attached in two ways is read in two ways', () => {
    const [identity] = principal('user/ana').identity;
    const { boundary } = principal('user/ben');
    const types = [identity, boundary].map(
      (named) => named && 'policy' in named && named.policy.type,
    );
    expect(types).toEqual(['identity', 'boundary']);
    expect(identity?.name).toBe(boundary?.name);
  });

  test('the policy in what a command of AWS printed is read', () => {
    const named = principal('role/x').identity[1];
    expect(named && 'policy' in named && named.policy.statements.length).toBe(1);
  });
});

test('documents whose places read alike get names of their own', () => {
  const estate = estateOf(`
accounts:
  "111111111111":
    resources:
      "a": { policy: ${ALLOW} }
      "a/policy": { policy: ${ALLOW} }
    buckets: {}
    users: { "resources/a": {} }
    roles: {}
organization:
  id: o-x
  accounts: ["111111111111"]
  units:
    "a/units/b": { scps: [${ALLOW}] }
    a: { units: { b: { scps: [${ALLOW}] } } }
`);
  const names = [...estate.sources.keys()];
  expect(new Set(names).size).toBe(4);
  expect(names).toContain('organization/units/a/units/b/scps/0 (2)');
});

test('the estate tells where a policy and its statements stand', async () => {
  const estate = await fixture('estates/cross-account.estate.yaml');
  const place = (name: string, statement?: number) => {
    const source = estate.sources.get(name);
    return source && sourcePlace(source, statement);
  };
  const file = 'fixtures/estates/cross-account.estate.yaml';
  const policy = '222222222222/keys/22222222-2222-4222-8222-222222222222/policy';
  expect(place(policy)).toMatchObject({ file, line: 30 });
  expect(place(policy, 1)).toMatchObject({ file, line: 37 });
  expect(place(policy, 7)).toMatchObject({ file, line: 30 });
  expect(place('arn:aws:iam::444444444444:policy/use-reports', 1)).toEqual({
    file: 'fixtures/estates/policies/use-reports.json',
    line: 10,
    column: 5,
  });
});

describe('a policy that cannot be read', () => {
  const FILES = {
    'two.json': `[${ALLOW},${ALLOW}]`,
    'text.json': '"policy"',
    'template.json': '{"Resources":{"A":{"Type":"AWS::IAM::Policy"}}}',
  };

  test.for([
    ['gone.json', 'no gone.json'],
    ['two.json', '`two.json` holds 2 policies'],
    ['text.json', '`text.json` holds no policy'],
    ['template.json', '`template.json` holds no policy'],
    [
      '"arn:aws:iam::aws:policy/Other"',
      '`managedPolicies` does not give `arn:aws:iam::aws:policy/Other`',
    ],
    ['7', 'a document, a path or an ARN is expected here'],
    ['constructor', 'no constructor'],
  ] as const)('%s: %s', ([reference, reason]) => {
    const yaml = `accounts: {"111111111111": {users: {ana: {policies: [${reference}]}}}}`;
    const { estate, problems } = readingOf(yaml, FILES);
    const [named] = [...(estate.accounts.get('111111111111')?.principals.values() ?? [])];
    expect(named?.identity).toMatchObject([{ unreadable: reason }]);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        path: ['accounts', '111111111111', 'users', 'ana', 'policies', 0],
        message: expect.stringContaining(reason),
      },
    ]);
  });

  test('is pointed out once, however many refer to it', () => {
    const users = 'ana: {policies: [gone.json]}, ben: {policies: [gone.json]}';
    expect(readingOf(`accounts: {"111111111111": {users: {${users}}}}`).problems).toHaveLength(1);
  });
});

/** The bucket `b` of an estate. */
function bucketOf(text: string, account = ''): Bucket {
  const yaml = `accounts: {"111111111111": {buckets: {b: ${text}}${account}}}`;
  const bucket = readingOf(yaml).estate.buckets.get('b');
  if (!bucket) throw new Error('the bucket is there');
  return bucket;
}

describe('buckets', () => {
  test('have what AWS gives to a new bucket where nothing is written', () => {
    expect(bucketOf('{}')).toMatchObject({
      arn: 'arn:aws:s3:::b',
      account: '111111111111',
      region: 'us-east-1',
      policy: undefined,
      publicAccessBlock: { restrictPublicBuckets: false },
      objectOwnership: 'BucketOwnerEnforced',
      encryption: { algorithm: 'AES256' },
      blocksCustomerKeys: false,
      isAbacEnabled: false,
    });
  });

  test.for([
    ['{}', '', false],
    ['{publicAccessBlock: {restrictPublicBuckets: true}}', '', true],
    ['{publicAccessBlock: {blockPublicPolicy: true}}', '', false],
    ['{}', ', publicAccessBlock: {restrictPublicBuckets: true}', true],
  ] as const)('%s in an account with “%s” restricts: %s', ([text, account, restricts]) => {
    expect(bucketOf(text, account).publicAccessBlock?.restrictPublicBuckets).toBe(restricts);
  });

  test.for([
    ['{algorithm: AES256, key: x}', { algorithm: 'AES256' }],
    ['{algorithm: "aws:kms"}', { algorithm: 'aws:kms', key: undefined, bucketKey: false }],
    [
      '{algorithm: "aws:kms", key: alias/a, bucketKey: true}',
      { algorithm: 'aws:kms', key: 'alias/a', bucketKey: true },
    ],
    [
      '{algorithm: "aws:kms:dsse", key: alias/a, bucketKey: true}',
      { algorithm: 'aws:kms:dsse', key: 'alias/a' },
    ],
  ] as const)('%s', ([text, encryption]) => {
    expect(bucketOf(`{encryption: ${text}}`).encryption).toEqual(encryption);
  });

  test('objects keep their own encryption and context, or have the default', () => {
    const { objects } = bucketOf(`{
      encryption: {algorithm: "aws:kms", key: alias/a, blockedEncryptionTypes: [SSE-C]},
      objects: {
        own: {encryption: {algorithm: "aws:kms", key: k, context: {owner: ana}}, tags: {t: u}},
        default: {},
        client: {encryption: {algorithm: SSE-C}}}}`);
    expect(objects.get('own')).toEqual({
      encryption: { algorithm: 'aws:kms', key: 'k', bucketKey: false },
      context: new Map([['owner', 'ana']]),
      tags: new Map([['t', 'u']]),
    });
    expect(objects.get('default')?.encryption).toMatchObject({ key: 'alias/a' });
    expect(objects.get('client')?.encryption).toEqual({ algorithm: 'SSE-C' });
  });

  test('may block encryption by the client’s keys', () => {
    const blocking = '{encryption: {algorithm: AES256, blockedEncryptionTypes: [SSE-C]}}';
    expect(bucketOf(blocking).blocksCustomerKeys).toBe(true);
  });
});

describe('an organization', () => {
  const { estate } = readingOf(`
organization:
  id: o-x
  root: r-ab12
  scps: [FullAWSAccess]
  units:
    prod: { id: ou-ab12-11111111, accounts: ["111111111111"], scps: [${ALLOW}], rcps: [] }
    test: { accounts: ["222222222222"] }
accounts:
  "111111111111": { scps: [${ALLOW}] }
  "222222222222": {}
  "333333333333": { scps: [FullAWSAccess] }
`);
  const levels = (id: string, kind: 'scps' | 'rcps') =>
    estate.accounts.get(id)?.[kind]?.map((level) => level.map(({ name }) => name));

  test('attaches policies by level, the root first', () => {
    expect(levels('111111111111', 'scps')).toEqual([
      ['FullAWSAccess'],
      ['organization/units/prod/scps/0'],
      ['111111111111/scps/0'],
    ]);
    expect(levels('222222222222', 'scps')).toEqual([['FullAWSAccess']]);
    expect(levels('333333333333', 'scps')).toEqual([['FullAWSAccess']]);
  });

  test('never lacks RCPFullAWSAccess', () => {
    expect(levels('111111111111', 'rcps')).toEqual([['RCPFullAWSAccess']]);
    expect(levels('222222222222', 'rcps')).toBeUndefined();
  });

  test.for([
    ['111111111111', 'o-x', 'o-x/r-ab12/ou-ab12-11111111/'],
    ['222222222222', 'o-x', undefined],
    ['333333333333', undefined, undefined],
  ] as const)('%s is in %s at %s', ([id, organization, path]) => {
    const account = estate.accounts.get(id);
    expect(account?.organization?.id).toBe(organization);
    expect(account?.organizationPath).toBe(path);
  });
});
