import { describe, expect, test } from 'vitest';
import { compile } from '../../src/authorize/authorization.ts';
import { authorize } from '../../src/authorize/decision.ts';
import type { ContextValue } from '../../src/authorize/request.ts';
import { findResource } from '../../src/estate/find-resource.ts';
import { policySetFor } from '../../src/estate/policy-set-for.ts';
import { callerOf, decide, estateOf, fixture } from './estate-of.ts';

interface Case {
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly endpoint?: string;
  readonly decision: string;
  /** Sids of the statements that decided; of an implicit denial, some of what is missing. */
  readonly because?: readonly string[];
}

/** Decides each request in a fixture. What is attached by default is left out of the reasons. */
function suite(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    test.for(cases)('$by $action $on: $decision', async ({ decision, because = [], ...asked }) => {
      const answer = decide(await fixture(`estates/${name}.estate.yaml`), asked);
      const reasons = answer.determining
        .filter(({ policy }) => policy !== 'FullAWSAccess')
        .map(({ policy, sid, statement }) => sid ?? `${policy}#${statement}`);
      expect(answer.decision).toBe(decision);
      if (decision !== 'implicit-deny') expect(reasons).toEqual(because);
      else expect(answer.blockedBy).toEqual(expect.arrayContaining([...because]));
    });
  });
}

const A = 'arn:aws:iam::222222222222';
const KEY = 'arn:aws:kms:us-east-1:222222222222:key/22222222-2222-4222-8222-222222222222';
const OBJECT = 'arn:aws:s3:::reports/q1.csv';
const READ = { action: 's3:GetObject', on: OBJECT };
const DECRYPT = { action: 'kms:Decrypt', on: KEY };

suite('organization', [
  { by: `${A}:user/ana`, ...READ, decision: 'allow', because: ['Objects'] },
  { by: `${A}:user/ana`, ...DECRYPT, decision: 'explicit-deny', because: ['OnlySecurityDecrypts'] },
  {
    by: `${A}:user/ana`,
    action: 'kms:GenerateDataKey',
    on: KEY,
    decision: 'allow',
    because: ['Key', 'AccountDecides'],
  },
  {
    by: `${A}:role/security`,
    ...DECRYPT,
    decision: 'allow',
    because: ['Key', 'AccountDecides'],
  },
  {
    by: 'arn:aws:sts::222222222222:assumed-role/security/s',
    ...DECRYPT,
    decision: 'allow',
    because: ['Key', 'AccountDecides'],
  },
  // SCPs reach the root user of a member.
  { by: `${A}:root`, ...DECRYPT, decision: 'explicit-deny', because: ['OnlySecurityDecrypts'] },
  // A member that is not modelled passes the RCP, and then nothing in the bucket allows it.
  {
    by: 'arn:aws:iam::333333333333:user/x',
    ...READ,
    decision: 'implicit-deny',
    because: ['resource'],
  },
  { by: 'anonymous', ...READ, decision: 'explicit-deny', because: ['OnlyTheOrganization'] },
  {
    by: 'logging.s3.amazonaws.com',
    ...READ,
    decision: 'implicit-deny',
    because: ['resource'],
  },
  // They do not reach the management account.
  {
    by: 'arn:aws:iam::111111111111:user/owner',
    action: 'iam:CreateUser',
    on: 'arn:aws:iam::111111111111:user/x',
    decision: 'allow',
    because: ['AdministratorAccess#0'],
  },
]);

const READER = 'arn:aws:iam::444444444444:role/service/reader';
const EU_KEY = 'arn:aws:kms:eu-west-1:222222222222:key/22222222-2222-4222-8222-222222222222';
const VIA_S3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' };

suite('cross-account', [
  { by: READER, ...READ, decision: 'allow', because: ['Objects', 'OtherAccountReads'] },
  {
    by: READER,
    action: 's3:PutObject',
    on: OBJECT,
    decision: 'implicit-deny',
    because: ['resource'],
  },
  {
    by: READER,
    action: 'kms:Decrypt',
    on: EU_KEY,
    context: VIA_S3,
    decision: 'allow',
    because: ['Key', 'OtherAccountReads'],
  },
  {
    by: READER,
    action: 'kms:Decrypt',
    on: EU_KEY,
    decision: 'implicit-deny',
    because: ['resource'],
  },
  {
    by: 'arn:aws:iam::444444444444:role/no-key',
    action: 'kms:Decrypt',
    on: EU_KEY,
    context: VIA_S3,
    decision: 'implicit-deny',
    because: ['identity'],
  },
]);

const MINE = {
  'kms:EncryptionContext:owner': 'ana',
  'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::reports/mine.csv',
};

suite('grants', [
  { by: `${A}:role/subset`, ...DECRYPT, context: MINE, decision: 'allow', because: ['grant#0'] },
  {
    by: `${A}:role/subset`,
    ...DECRYPT,
    decision: 'implicit-deny',
    because: ['identity', 'resource'],
  },
  {
    by: `${A}:role/equals`,
    ...DECRYPT,
    context: MINE,
    decision: 'implicit-deny',
    because: ['identity', 'resource'],
  },
  {
    by: `${A}:role/denied`,
    ...DECRYPT,
    context: MINE,
    decision: 'explicit-deny',
    because: ['NotThisOne'],
  },
  {
    by: `${A}:role/none`,
    ...DECRYPT,
    context: MINE,
    decision: 'implicit-deny',
    because: ['identity', 'resource'],
  },
]);

suite('boundaries', [
  { by: `${A}:user/ana`, ...DECRYPT, decision: 'allow', because: ['ByName'] },
  { by: `${A}:role/reader`, ...DECRYPT, decision: 'implicit-deny', because: ['boundary'] },
  { by: `${A}:role/by-condition`, ...DECRYPT, decision: 'allow', because: ['ByCondition'] },
]);

suite('endpoint', [
  { by: `${A}:user/ana`, ...READ, decision: 'allow', because: ['AdministratorAccess#0'] },
  {
    by: `${A}:user/ana`,
    ...READ,
    endpoint: 'vpce-1a2b3c4d',
    decision: 'implicit-deny',
    because: ['endpoint'],
  },
  {
    by: `${A}:user/ana`,
    ...READ,
    endpoint: 'vpce-5e6f7a8b',
    decision: 'allow',
    because: ['AdministratorAccess#0'],
  },
  { by: `${A}:user/ana`, ...READ, endpoint: 'vpce-99999999', decision: 'unknown' },
]);

const SOURCE_ARN = { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::reports-source/q1.csv' };
const MRK = 'key/mrk-22222222222242228222222222222222';

suite('replication', [
  {
    by: `${A}:role/replication`,
    action: 'kms:Decrypt',
    on: `arn:aws:kms:us-east-1:222222222222:${MRK}`,
    context: { ...SOURCE_ARN, 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
    decision: 'allow',
    because: ['DecryptSource', 'AccountDecides'],
  },
  {
    by: `${A}:role/replication`,
    action: 'kms:Decrypt',
    on: `arn:aws:kms:eu-west-1:222222222222:${MRK}`,
    context: { ...SOURCE_ARN, 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    decision: 'implicit-deny',
    because: ['identity'],
  },
  {
    by: 's3.amazonaws.com',
    action: 'sts:AssumeRole',
    on: `${A}:role/replication`,
    decision: 'allow',
    because: ['222222222222/roles/replication/trust#0'],
  },
]);

describe('the key that AWS manages for Amazon S3', () => {
  const estate = estateOf('accounts: {"222222222222": {users: {ana: {}}}}');
  const key = estate.accounts.get('222222222222')?.awsManagedKey('s3', 'us-east-1');
  const viaS3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com' };

  test.for([
    ['anybody of the account, through S3', `${A}:user/ana`, viaS3, 'allow'],
    ['called directly', `${A}:user/ana`, {}, 'implicit-deny'],
    [
      'through S3 of another Region',
      `${A}:user/ana`,
      { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
      'implicit-deny',
    ],
    ['another account', 'arn:aws:iam::444444444444:user/x', viaS3, 'implicit-deny'],
  ] as const)('%s: %s', ([, by, context, decision]) => {
    if (!key) throw new Error('the account is there');
    const account = estate.accounts.get('222222222222');
    if (!account) throw new Error('the account is there');
    const policies = policySetFor(estate, {
      caller: callerOf(estate, by),
      resource: { kind: 'key', key, account },
    });
    const request = {
      principal: by,
      action: 'kms:Decrypt',
      resource: key.arn,
      context: new Map(Object.entries(context)),
      unknown: [],
    };
    expect(authorize(compile(policies), request).decision).toBe(decision);
  });
});

describe('what an estate does not know is left open', () => {
  const estate = estateOf(
    `
accounts:
  "222222222222":
    users: { ana: { policies: [all.json] } }
    roles: { bare: {} }
    buckets: { open: { policy: open.json } }
`,
    {
      'all.json':
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
      'open.json':
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::open/*"}}',
    },
  );

  test.for([
    [
      'the policies of another account',
      'arn:aws:iam::444444444444:user/x',
      's3:GetObject',
      'arn:aws:s3:::open/a',
    ],
    ['the policies of a user that is not there', `${A}:user/x`, 'iam:GetUser', `${A}:user/x`],
    [
      'the policy of a bucket that is not there',
      `${A}:user/ana`,
      's3:GetObject',
      'arn:aws:s3:::other/a',
    ],
    ['that of a key that is not there', `${A}:user/ana`, 'kms:Decrypt', KEY],
    [
      'that of a key of another account',
      `${A}:user/ana`,
      'kms:Decrypt',
      KEY.replaceAll(':2222', ':4444'),
    ],
    ['a trust policy that is not given', `${A}:user/ana`, 'sts:AssumeRole', `${A}:role/bare`],
  ] as const)('%s', ([, by, action, on]) => {
    expect(decide(estate, { by, action, on }).decision).toBe('unknown');
  });

  test('and nothing else', () => {
    const nobody = { by: 'anonymous', action: 's3:GetObject', on: 'arn:aws:s3:::open/a' };
    expect(decide(estate, nobody).decision).toBe('allow');
    const ana = { by: `${A}:user/ana`, action: 's3:PutObject', on: 'arn:aws:s3:::open/a' };
    expect(decide(estate, ana).decision).toBe('allow');
    const outsider = { ...nobody, by: 'arn:aws:iam::444444444444:user/x', action: 's3:PutObject' };
    expect(decide(estate, outsider).decision).toBe('implicit-deny');
  });
});

test('session policies are those that the session was made with', async () => {
  const estate = await fixture('estates/organization.estate.yaml');
  const [boundary] = estate.accounts.get('222222222222')?.scps?.at(-1) ?? [];
  if (!boundary) throw new Error('the unit has SCPs');
  const caller = callerOf(estate, `${A}:role/security`);
  const resource = findResource(estate, OBJECT);
  expect(policySetFor(estate, { caller, resource, session: [boundary] }).session).toEqual([
    boundary,
  ]);
  expect(policySetFor(estate, { caller, resource }).session).toBeUndefined();
});
