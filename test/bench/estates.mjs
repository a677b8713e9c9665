// Estates of any size, made the same way every time: shared managed policies, roles from templates,
// inline policies, boundaries, tags, keys by ABAC, buckets that ask for TLS.
// As a command: node test/bench/estates.mjs --principals 5000 --buckets 1000 --keys 500 > estate.json
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TEAMS = ['red', 'green', 'blue', 'data', 'web', 'ops', 'pay', 'risk'];
const STAGES = ['dev', 'test', 'prod'];

/** Whole numbers below a limit, the same ones for the same seed (mulberry32). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function policy(...statements) {
  return { Version: '2012-10-17', Statement: statements };
}

/** Makes the parts of one estate. */
class Maker {
  constructor({ principals, buckets, keys, accounts = 1, seed = 1 }) {
    this.counts = { principals, buckets, keys };
    this.number = randomNumbers(seed);
    this.accounts = Array.from({ length: accounts }, (_, i) => String(111111111111 + i));
    this.managed = Math.max(4, Math.round(principals / 8));
    this.templates = Math.max(2, Math.round(principals / 12));
    this.principalArns = Array.from({ length: principals }, (_, i) => this.principalArn(i));
  }

  one(list) {
    return list[this.number(list.length)];
  }

  chance(percent) {
    return this.number(100) < percent;
  }

  accountOf(index) {
    return this.accounts[index % this.accounts.length];
  }

  // A third of the principals are users, the others roles.
  principalArn(index) {
    const kind = index % 3 === 0 ? 'user' : 'role';
    return `arn:aws:iam::${this.accountOf(index)}:${kind}/${this.principalName(index)}`;
  }

  principalName(index) {
    return `${TEAMS[index % TEAMS.length]}-${index % 3 === 0 ? 'user' : 'role'}-${index}`;
  }

  bucketName(index) {
    return `${TEAMS[index % TEAMS.length]}-${STAGES[index % STAGES.length]}-bucket-${index}`;
  }

  keyId(index) {
    return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  }

  keyArn(index) {
    return `arn:aws:kms:us-east-1:${this.accountOf(index)}:key/${this.keyId(index)}`;
  }

  managedArn(index) {
    return `arn:aws:iam::${this.accounts[0]}:policy/managed-${index}`;
  }

  bucketArn() {
    return `arn:aws:s3:::${this.bucketName(this.number(Math.max(1, this.counts.buckets)))}`;
  }

  managedPolicy() {
    const bucket = this.bucketArn();
    const key = this.keyArn(this.number(Math.max(1, this.counts.keys)));
    const read = {
      Sid: 'Read',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'],
      Resource: [bucket, `${bucket}/*`],
    };
    const write = {
      Sid: 'Write',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:PutObjectTagging'],
      Resource: `${bucket}/${this.one(STAGES)}/*`,
      Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    };
    const decrypt = {
      Sid: 'UseKey',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: this.chance(30) ? '*' : key,
      ...(this.chance(60) && {
        Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
      }),
    };
    return policy(read, ...(this.chance(50) ? [write] : []), ...(this.chance(70) ? [decrypt] : []));
  }

  inlinePolicy() {
    return policy({
      Sid: 'OwnFolder',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${this.bucketArn()}/home/\${aws:PrincipalTag/team}/*`,
      Condition: { StringEquals: { 'aws:PrincipalTag/team': this.one(TEAMS) } },
    });
  }

  boundary() {
    return policy(
      { Effect: 'Allow', Action: ['s3:*', 'kms:*', 'sts:*'], Resource: '*' },
      {
        Effect: 'Deny',
        Action: ['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 's3:PutBucketPolicy'],
        Resource: '*',
      },
    );
  }

  principal(index) {
    const template = index % this.templates;
    const shared = [0, 1, 2].map((i) => this.managedArn((template * 3 + i) % this.managed));
    const isUser = index % 3 === 0;
    return {
      tags: { team: TEAMS[index % TEAMS.length], stage: this.one(STAGES), owner: `p-${index}` },
      policies: this.chance(30) ? [...shared, this.inlinePolicy()] : shared,
      ...(this.chance(20) && { boundary: `${this.managedArn('boundary')}` }),
      ...(isUser ? { groups: [this.one(TEAMS)] } : { trust: this.trust(index) }),
    };
  }

  trust(index) {
    const principal = this.chance(50)
      ? { Service: 'lambda.amazonaws.com' }
      : { AWS: `arn:aws:iam::${this.accountOf(index)}:root` };
    return policy({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
  }

  bucket(index) {
    const arn = `arn:aws:s3:::${this.bucketName(index)}`;
    const tls = {
      Sid: 'DenyInsecureTransport',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const named = {
      Sid: 'NamedReaders',
      Effect: 'Allow',
      Principal: { AWS: [this.one(this.principalArns), this.one(this.principalArns)] },
      Action: 's3:GetObject',
      Resource: `${arn}/*`,
    };
    const tagged = {
      Sid: 'OnlyOwnTeam',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${arn}/*`,
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': TEAMS[index % TEAMS.length] } },
    };
    const parts = [tls, ...(this.chance(40) ? [named] : []), ...(this.chance(50) ? [tagged] : [])];
    const key = this.keyArn(this.number(Math.max(1, this.counts.keys)));
    const bucketKey = this.chance(30);
    return {
      region: 'us-east-1',
      policy: policy(...parts),
      tags: { team: TEAMS[index % TEAMS.length] },
      ...(this.chance(80) && { encryption: { algorithm: 'aws:kms', key, bucketKey } }),
      ...(this.chance(50) && { objects: this.objects(index, key) }),
    };
  }

  objects(index, key) {
    const context = { owner: `p-${index}` };
    const encryption = { algorithm: 'aws:kms', key, context };
    return { [`data/${index}.csv`]: { encryption, tags: { owner: `p-${index}` } } };
  }

  key(index) {
    const account = this.accountOf(index);
    const root = `arn:aws:iam::${account}:root`;
    const whole = { Sid: 'Account', Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*' };
    const admin = { ...whole, Action: ['kms:Describe*', 'kms:Get*', 'kms:Put*', 'kms:Enable*'] };
    const abac = {
      Sid: 'OwnersThroughS3',
      Effect: 'Allow',
      Principal: { AWS: root },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: {
        StringEquals: {
          'kms:ViaService': 's3.us-east-1.amazonaws.com',
          'kms:EncryptionContext:owner': '${aws:PrincipalTag/owner}',
        },
      },
    };
    const statements = [this.chance(75) ? whole : admin, ...(this.chance(60) ? [abac] : [])];
    return {
      region: 'us-east-1',
      aliases: [`alias/key-${index}`],
      tags: { team: TEAMS[index % TEAMS.length] },
      policy: policy(...statements.map((statement) => ({ ...statement, Resource: '*' }))),
    };
  }

  parts(count, name, make) {
    const byAccount = new Map(this.accounts.map((account) => [account, {}]));
    for (let index = 0; index < count; index++) {
      byAccount.get(this.accountOf(index))[name(index)] = make(index);
    }
    return byAccount;
  }

  estate() {
    const { principals, buckets, keys } = this.counts;
    const everybody = this.parts(
      principals,
      (i) => this.principalName(i),
      (i) => this.principal(i),
    );
    const all = this.parts(
      buckets,
      (i) => this.bucketName(i),
      (i) => this.bucket(i),
    );
    const locks = this.parts(
      keys,
      (i) => this.keyId(i),
      (i) => this.key(i),
    );
    const groups = Object.fromEntries(
      TEAMS.map((team, i) => [team, { policies: [this.managedArn(i % this.managed)] }]),
    );
    const account = (id) => {
      const people = Object.entries(everybody.get(id));
      const [users, roles] = [true, false].map((isUser) =>
        Object.fromEntries(people.filter(([, value]) => 'trust' in value !== isUser)),
      );
      return { groups, users, roles, buckets: all.get(id), keys: locks.get(id) };
    };
    const numbered = Array.from({ length: this.managed }, (_, i) => [
      this.managedArn(i),
      this.managedPolicy(),
    ]);
    return {
      version: 1,
      organization: { id: 'o-example123', root: 'r-ab12', accounts: this.accounts, scps: [GUARD] },
      managedPolicies: Object.fromEntries([
        ...numbered,
        [this.managedArn('boundary'), this.boundary()],
      ]),
      accounts: Object.fromEntries(this.accounts.map((id) => [id, account(id)])),
    };
  }
}

const GUARD = policy(
  { Effect: 'Allow', Action: '*', Resource: '*' },
  {
    Sid: 'KeepKeys',
    Effect: 'Deny',
    Action: 'kms:ScheduleKeyDeletion',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'ops' } },
  },
);

/**
 * An estate with so many principals, buckets and keys, spread over `accounts` accounts. The same
 * `seed` gives the same estate.
 */
export function estateOf(options) {
  return new Maker(options).estate();
}

/** The text of such an estate: JSON indented by two. */
export function estateText(options) {
  return JSON.stringify(estateOf(options), undefined, 2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = ['principals', 'buckets', 'keys', 'accounts', 'seed'];
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });
  const numbers = names.flatMap((name) =>
    values[name] === undefined ? [] : [[name, Number(values[name])]],
  );
  const size = { principals: 500, buckets: 100, keys: 50, ...Object.fromEntries(numbers) };
  process.stdout.write(`${estateText(size)}\n`);
}
