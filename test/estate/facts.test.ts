import { expect, test } from 'vitest';
import { callerFacts, resourceFacts } from '../../src/estate/facts.ts';
import { findResource } from '../../src/estate/find-resource.ts';
import { callerOf, estateOf } from './estate-of.ts';

const KEY = '11111111-1111-4111-8111-111111111111';
const MRK = 'mrk-11111111111141118111111111111111';

const estate = estateOf(
  `
organization:
  id: o-example123
  root: r-ab12
  managementAccount: "999999999999"
  units:
    ou-ab12-11111111:
      accounts: ["111111111111"]
      units: { named: { accounts: ["222222222222", "333333333333"] } }
accounts:
  "111111111111":
    users: { ana: { tags: { team: blue } } }
    roles: { reader: { path: /service/, tags: { team: red } } }
    buckets:
      plain: { tags: { team: blue }, objects: { a: { tags: { owner: ana } } } }
      abac: { abac: true, tags: { team: blue } }
    keys:
      ${KEY}: { policy: key.json, aliases: [alias/a, alias/b], tags: { team: blue } }
      ${MRK}: { policy: key.json, origin: EXTERNAL }
  "222222222222": { users: { ben: {} } }
`,
  { 'key.json': '{"Version":"2012-10-17","Statement":[]}' },
);

const IN_UNIT = {
  'aws:PrincipalOrgID': 'o-example123',
  'aws:PrincipalOrgPaths': ['o-example123/r-ab12/ou-ab12-11111111/'],
};

test.for([
  [
    'arn:aws:iam::111111111111:user/ana',
    {
      'aws:PrincipalArn': 'arn:aws:iam::111111111111:user/ana',
      'aws:PrincipalTag/team': 'blue',
      ...IN_UNIT,
    },
    [],
  ],
  [
    'arn:aws:sts::111111111111:assumed-role/reader/s',
    {
      'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/service/reader',
      'aws:PrincipalTag/team': 'red',
      ...IN_UNIT,
    },
    [],
  ],
  ['arn:aws:iam::111111111111:root', IN_UNIT, []],
  // The unit has no id here.
  [
    'arn:aws:iam::222222222222:user/ben',
    {
      'aws:PrincipalArn': 'arn:aws:iam::222222222222:user/ben',
      'aws:PrincipalOrgID': 'o-example123',
    },
    ['aws:PrincipalOrgPaths'],
  ],
  // Members of the organization that are not modelled.
  [
    'arn:aws:iam::333333333333:user/x',
    { 'aws:PrincipalOrgID': 'o-example123' },
    ['aws:PrincipalOrgPaths'],
  ],
  [
    'arn:aws:iam::999999999999:user/x',
    {
      'aws:PrincipalOrgID': 'o-example123',
      'aws:PrincipalOrgPaths': ['o-example123/r-ab12/'],
    },
    [],
  ],
  ['arn:aws:iam::444444444444:user/x', {}, ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths']],
  ['s3.amazonaws.com', {}, []],
  ['anonymous', {}, []],
] as const)('of the caller %s', ([text, context, unknown]) => {
  const facts = callerFacts(callerOf(estate, text));
  expect(Object.fromEntries(facts.context)).toEqual(context);
  expect(facts.unknown).toEqual(unknown);
});

const OWNED = {
  'aws:ResourceOrgID': 'o-example123',
  'aws:ResourceOrgPaths': ['o-example123/r-ab12/ou-ab12-11111111/'],
};
const BUCKET = { ...OWNED, 'aws:ResourceAccount': '111111111111' };
const KEY_PROPERTIES = {
  ...BUCKET,
  'kms:KeySpec': 'SYMMETRIC_DEFAULT',
  'kms:KeyUsage': 'ENCRYPT_DECRYPT',
};

test.for([
  ['arn:aws:s3:::plain', BUCKET],
  ['arn:aws:s3:::plain/a', { ...BUCKET, 's3:ExistingObjectTag/owner': 'ana' }],
  ['arn:aws:s3:::plain/b', BUCKET],
  [
    'arn:aws:s3:::abac/b',
    { ...BUCKET, 'aws:ResourceTag/team': 'blue', 's3:BucketTag/team': 'blue' },
  ],
  [
    `arn:aws:kms:us-east-1:111111111111:key/${KEY}`,
    {
      ...KEY_PROPERTIES,
      'kms:KeyOrigin': 'AWS_KMS',
      'kms:MultiRegion': 'false',
      'kms:ResourceAliases': ['alias/a', 'alias/b'],
      'aws:ResourceTag/team': 'blue',
    },
  ],
  [
    `arn:aws:kms:us-east-1:111111111111:key/${MRK}`,
    {
      ...KEY_PROPERTIES,
      'kms:KeyOrigin': 'EXTERNAL',
      'kms:MultiRegion': 'true',
      'kms:MultiRegionKeyType': 'PRIMARY',
    },
  ],
  ['arn:aws:iam::111111111111:role/service/reader', { ...OWNED, 'aws:ResourceTag/team': 'red' }],
  ['*', {}],
] as const)('of the resource %s', ([text, context]) => {
  const facts = resourceFacts(findResource(estate, text));
  expect(Object.fromEntries(facts.context)).toEqual(context);
  expect(facts.unknown).toEqual([]);
});

test.for(['arn:aws:s3:::somebody-elses/x', 'arn:aws:kms:us-east-1:444444444444:key/x'])(
  'nobody knows the organization of %s',
  (text) => {
    const { context, unknown } = resourceFacts(findResource(estate, text));
    expect([...context]).toEqual([]);
    expect(unknown).toEqual(['aws:ResourceOrgID', 'aws:ResourceOrgPaths']);
  },
);
