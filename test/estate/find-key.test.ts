import { expect, test } from 'vitest';
import { findKey } from '../../src/estate/find-key.ts';
import { estateOf } from './estate-of.ts';

const ONE = '11111111-1111-4111-8111-111111111111';
const MRK = 'mrk-11111111111141118111111111111111';

const estate = estateOf(
  `
accounts:
  "111111111111":
    keys:
      ${ONE}: { region: us-east-1, aliases: [alias/one, alias/x/y], policy: key.json }
      ${MRK}:
        region: us-east-1
        aliases: [alias/many]
        policy: key.json
        replicas: { eu-west-1: { aliases: [alias/many], policy: key.json } }
  "222222222222":
    keys:
      ${ONE.replaceAll('1', '2')}: { region: us-east-1, aliases: [alias/one], policy: key.json }
      aws-key: { region: us-east-1, aliases: [alias/aws/s3], policy: key.json, manager: aws }
`,
  { 'key.json': '{"Version":"2012-10-17","Statement":[]}' },
);

const FROM_ONE = { account: '111111111111', region: 'us-east-1' };
const FROM_TWO = { account: '222222222222', region: 'us-east-1' };
const FROM_EU = { account: '111111111111', region: 'eu-west-1' };
const ARN = 'arn:aws:kms:us-east-1:111111111111';

test.for([
  ['a key ARN, from anywhere', `${ARN}:key/${ONE}`, FROM_TWO, `${ARN}:key/${ONE}`],
  ['an alias ARN, from anywhere', `${ARN}:alias/one`, FROM_TWO, `${ARN}:key/${ONE}`],
  ['a key id', ONE, FROM_ONE, `${ARN}:key/${ONE}`],
  ['an alias', 'alias/one', FROM_ONE, `${ARN}:key/${ONE}`],
  ['an alias with a slash', 'alias/x/y', FROM_ONE, `${ARN}:key/${ONE}`],
  [
    'the same alias, asked for by another account',
    'alias/one',
    FROM_TWO,
    `arn:aws:kms:us-east-1:222222222222:key/${ONE.replaceAll('1', '2')}`,
  ],
  ['a multi-Region key in one Region', MRK, FROM_ONE, `${ARN}:key/${MRK}`],
  [
    'a multi-Region key in another',
    'alias/many',
    FROM_EU,
    `arn:aws:kms:eu-west-1:111111111111:key/${MRK}`,
  ],
  ['a key that AWS manages', 'alias/aws/s3', FROM_ONE, `${ARN}:key/aws-s3`],
  [
    'one that the estate writes out',
    'alias/aws/s3',
    FROM_TWO,
    'arn:aws:kms:us-east-1:222222222222:key/aws-key',
  ],
  [
    'another that AWS manages',
    'arn:aws:kms:eu-west-1:222222222222:alias/aws/ebs',
    FROM_ONE,
    'arn:aws:kms:eu-west-1:222222222222:key/aws-ebs',
  ],
] as const)('%s', ([, identifier, from, arn]) => {
  const found = findKey(estate, identifier, from);
  expect(found.kind === 'key' && found.key.arn).toBe(arn);
  const isAlias = identifier.includes('alias/');
  expect(found.kind === 'key' && found.alias !== undefined).toBe(isAlias);
});

test.for([
  ['a key id of another account', ONE, FROM_TWO, 'missing'],
  ['a key id in another Region', ONE, FROM_EU, 'missing'],
  ['an alias of another Region', 'alias/one', FROM_EU, 'missing'],
  ['an alias that is not there', 'alias/two', FROM_ONE, 'missing'],
  ['letters of another case', 'alias/One', FROM_ONE, 'missing'],
  ['an inherited name', 'constructor', FROM_ONE, 'missing'],
  ['an account that is not modelled', ONE, { ...FROM_ONE, account: '333333333333' }, 'outside'],
  [
    'an ARN of such an account',
    `arn:aws:kms:us-east-1:333333333333:key/${ONE}`,
    FROM_ONE,
    'outside',
  ],
  ['another partition', `arn:aws-cn:kms:us-east-1:111111111111:key/${ONE}`, FROM_ONE, 'outside'],
  ['an ARN of something else', 'arn:aws:s3:::bucket', FROM_ONE, 'malformed'],
  ['nothing', '', FROM_ONE, 'malformed'],
  ['only the prefix of aliases', 'alias/', FROM_ONE, 'malformed'],
  ['a path', 'a/b', FROM_ONE, 'malformed'],
] as const)('%s: %s', ([, identifier, from, kind]) => {
  expect(findKey(estate, identifier, from).kind).toBe(kind);
});

test('a key that AWS manages is one key however often it is asked for', () => {
  const [first, second] = [1, 2].map(() => findKey(estate, 'alias/aws/s3', FROM_ONE));
  expect(first?.kind === 'key' && first.key).toBe(second?.kind === 'key' && second.key);
});

test('replicas share material, and nothing else', () => {
  const [primary, replica] = [FROM_ONE, FROM_EU].map((from) => findKey(estate, MRK, from));
  if (primary?.kind !== 'key' || replica?.kind !== 'key') throw new Error('both are there');
  expect([primary.key.multiRegion, replica.key.multiRegion]).toEqual(['PRIMARY', 'REPLICA']);
  expect([primary.key.region, replica.key.region]).toEqual(['us-east-1', 'eu-west-1']);
  expect(primary.key.id).toBe(replica.key.id);
});
