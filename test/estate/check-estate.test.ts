import { expect, test } from 'vitest';
import { loadEstate } from '../../src/config/load-estate.ts';
import { fixtureText, readingOf, ROOT } from './estate-of.ts';

/** What is wrong with an estate of two accounts, of which the first is given. */
function problemsOf(account: string, more = ''): readonly (readonly [string, string, string])[] {
  const yaml = `
organization: {id: o-x, accounts: ["111111111111", "222222222222"]}
accounts:
  "111111111111":
    ${account.trim()}
  "222222222222":
    buckets: {taken: {}}
${more}`;
  return readingOf(yaml, FILES).problems.map(({ severity, path, message }) => [
    severity,
    path.slice(2).join('/'),
    message,
  ]);
}

const FILES = {
  'key.json': '{"Version":"2012-10-17","Statement":[]}',
  'names.json': `{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},
    {"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","111111111111",
      "arn:aws:iam::111111111111:user/ana","arn:aws:sts::111111111111:assumed-role/reader/x",
      "arn:aws:iam::333333333333:user/any","AIDAAAAAAAAAAAAAAAAAA"],
      "Service":"s3.amazonaws.com","Federated":"accounts.google.com"},"Action":"*","Resource":"*"},
    {"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:role/raeder"},
      "Action":"*","Resource":"*"}]}`,
};

const KEYS = `keys:
      one: {policy: key.json, aliases: [alias/one]}
      two: {policy: key.json, aliases: [alias/two], region: eu-west-1}
      rsa: {policy: key.json, aliases: [alias/rsa], spec: RSA_2048, usage: SIGN_VERIFY}
    `;
const encrypted = (key: string): string =>
  `${KEYS}buckets: {b: {encryption: {algorithm: "aws:kms", key: "${key}"}}}`;
const AT_KEY = 'buckets/b/encryption/key';

test.for([
  ['all is well', `${KEYS}buckets: {b: {}}\n    users: {ana: {}}`, []],
  ['an alias', encrypted('alias/one'), []],
  ['a key id', encrypted('one'), []],
  ['the key that AWS manages', encrypted('alias/aws/s3'), []],
  ['a key of another account', encrypted('arn:aws:kms:us-east-1:333333333333:key/x'), []],
  [
    'an unknown key',
    encrypted('absent'),
    [['warning', AT_KEY, 'there is no such key in account 111111111111 in us-east-1']],
  ],
  [
    'an alias that points nowhere',
    encrypted('alias/onee'),
    [
      [
        'warning',
        AT_KEY,
        '`alias/onee` points nowhere in account 111111111111 in us-east-1; did you mean `alias/one`?',
      ],
    ],
  ],
  [
    'an alias of another Region',
    encrypted('alias/two'),
    [
      [
        'warning',
        AT_KEY,
        '`alias/two` points nowhere in account 111111111111 in us-east-1; it is in eu-west-1',
      ],
    ],
  ],
  [
    'a key of another Region',
    encrypted('arn:aws:kms:eu-west-1:111111111111:key/two'),
    [
      [
        'warning',
        AT_KEY,
        'the key is in eu-west-1, and Amazon S3 needs one in us-east-1 as the bucket is',
      ],
    ],
  ],
  [
    'a key for signatures',
    encrypted('rsa'),
    [
      [
        'warning',
        AT_KEY,
        'Amazon S3 needs a symmetric key for encryption, and this is RSA_2048 (SIGN_VERIFY)',
      ],
    ],
  ],
  [
    'no key at all',
    encrypted('arn:aws:s3:::b'),
    [['warning', AT_KEY, '`arn:aws:s3:::b` is no key ARN, key id or alias']],
  ],
  [
    'an object under an unknown key, and one under the default',
    `${KEYS}buckets: {b: {encryption: {algorithm: "aws:kms", key: one}, objects: {a: {}, c: {encryption: {algorithm: "aws:kms", key: absent}}}}}`,
    [
      [
        'warning',
        'buckets/b/objects/c/encryption/key',
        'there is no such key in account 111111111111 in us-east-1',
      ],
    ],
  ],
  [
    'an alias of two keys',
    'keys: {one: {policy: key.json, aliases: [alias/a]}, two: {policy: key.json, aliases: [alias/b, alias/a]}}',
    [['error', 'keys/two/aliases/1', '`alias/a` is an alias of the key `one` in us-east-1']],
  ],
  [
    'an alias of one key in each Region',
    'keys: {mrk-1: {policy: key.json, aliases: [alias/a], replicas: {eu-west-1: {policy: key.json, aliases: [alias/a]}}}}',
    [],
  ],
  [
    'an alias of a key and the replica of another',
    'keys: {one: {policy: key.json, region: eu-west-1, aliases: [alias/a]}, mrk-1: {policy: key.json, replicas: {eu-west-1: {policy: key.json, aliases: [alias/a]}}}}',
    [
      [
        'error',
        'keys/mrk-1/replicas/eu-west-1/aliases/0',
        '`alias/a` is an alias of the key `one` in eu-west-1',
      ],
    ],
  ],
  [
    'a key without policy',
    'keys: {one: {}}',
    [['warning', 'keys/one', 'the key has no `policy` here, and nobody knows what it says']],
  ],
  [
    'a group that does not exist',
    'groups: {devs: {}}\n    users: {ana: {groups: [devs, devz]}}',
    [
      [
        'error',
        'users/ana/groups/1',
        'account 111111111111 has no group `devz`; did you mean `devs`?',
      ],
    ],
  ],
  [
    'a grant to nobody',
    'roles: {reader: {}}\n    keys: {one: {policy: key.json, grants: [{grantee: "arn:aws:iam::111111111111:role/readr", operations: [Decrypt]}, {grantee: "arn:aws:iam::111111111111:role/reader", operations: [Decrypt]}, {grantee: rds.amazonaws.com, operations: [Decrypt]}]}}',
    [
      [
        'warning',
        'keys/one/grants/0/grantee',
        'the grant is to `arn:aws:iam::111111111111:role/readr`, which account 111111111111 does not have; did you mean `arn:aws:iam::111111111111:role/reader`?',
      ],
    ],
  ],
  [
    'a policy that names nobody',
    'users: {ana: {}}\n    roles: {reader: {}}\n    buckets: {b: {policy: names.json}, c: {policy: names.json}}',
    [
      [
        'warning',
        'buckets/b/policy',
        'statement 2 of this policy names `arn:aws:iam::111111111111:role/raeder`, which account 111111111111 does not have; did you mean `arn:aws:iam::111111111111:role/reader`?',
      ],
    ],
  ],
] as const)('%s', ([, account, problems]) => {
  expect(problemsOf(account)).toEqual(problems);
});

test.for([
  [
    'a bucket of two accounts',
    'buckets: {taken: {}}',
    '',
    ['error', 'buckets/taken', 'account 111111111111 has a bucket of this name'],
  ],
  [
    'an account in no unit',
    '{}',
    '  "333333333333": {}',
    ['warning', '', 'the account is in no unit of `o-x`, and so outside of it'],
  ],
] as const)('%s', ([, account, more, problem]) => {
  expect(problemsOf(account, more)).toEqual([problem]);
});

test('an account in two places of the organization', () => {
  const { problems } = readingOf(`
organization:
  id: o-x
  accounts: ["111111111111"]
  units: {prod: {accounts: ["111111111111"]}}
accounts: {"111111111111": {}}`);
  expect(problems).toEqual([
    {
      severity: 'error',
      path: ['organization', 'units', 'prod', 'accounts', 0],
      message: 'account `111111111111` stands in two places of the organization',
    },
  ]);
});

test.for([
  ['[]', 1],
  ['[{Version: "2012-10-17", Statement: [{Effect: Deny, Action: "*", Resource: "*"}]}]', 1],
  ['[FullAWSAccess, {Version: "2012-10-17", Statement: []}]', 0],
  ['[{Version: "2012-10-17", Statement: {Effect: Allow, Action: "*", Resource: "*"}}]', 0],
] as const)('a level with the SCPs %s allows nothing: %d', ([scps, count]) => {
  const { problems } = readingOf(
    `organization: {id: o-x, units: {prod: {scps: ${scps}}}}\naccounts: {}`,
  );
  expect(problems.map(({ path }) => path.join('/'))).toEqual(
    Array.from({ length: count }, () => 'organization/units/prod/scps'),
  );
});

test('each mistake of the example is told at its place', async () => {
  const { notes } = await loadEstate('fixtures/estates/mistakes.estate.yaml', ROOT);
  const lines = fixtureText('estates/mistakes.estate.yaml').split('\n');
  const marked = notes.map((note) => {
    const [, line = '', column = ''] = /^[^:]*:(\d+):(\d+): /.exec(note) ?? [];
    return lines[Number(line) - 1]?.slice(Number(column) - 1, Number(column) + 11);
  });
  expect(marked).toEqual([
    '[{ Version: ',
    'policies/mis',
    '"arn:aws:iam',
    '../../../out',
    'Version: "20',
    '99999999-999',
    'alias/repotr',
    '"arn:aws:s3:',
    '"arn:aws:kms',
    'alias/signin',
    'alias/gone }',
    '"arn:aws:iam',
    'aliases: [al',
    '{}',
  ]);
});
