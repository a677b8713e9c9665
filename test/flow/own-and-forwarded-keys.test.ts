import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf } from '../estate/estate-of.ts';

const ALL = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});
const OPEN = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' },
});

const estate = estateOf(
  `
version: 1
organization: { id: o-abcde12345, root: r-ab12, accounts: ["111111111111"] }
accounts:
  "111111111111":
    users: { ana: { path: /staff/, tags: { team: red }, policies: [all.json] } }
    roles: { Reader: { path: /apps/, tags: { team: blue }, policies: [all.json] } }
    buckets:
      lab:
        region: eu-west-1
        encryption: { algorithm: "aws:kms", key: "arn:aws:kms:eu-west-1:111111111111:key/one" }
        objects:
          a: { tags: { owner: ana }, encryption: { algorithm: "aws:kms", key: "arn:aws:kms:eu-west-1:111111111111:key/one", context: { team: red } } }
    keys:
      one: { region: eu-west-1, policy: open.json, aliases: [alias/one], tags: { stage: prod } }
    vpcEndpoints:
      vpce-1a: { vpc: vpc-9 }
`,
  { 'all.json': ALL, 'open.json': OPEN },
);

const ANA = 'arn:aws:iam::111111111111:user/staff/ana';
const SESSION = 'arn:aws:sts::111111111111:assumed-role/Reader/monday';

/** What the two requests of a download say of a key: its values, `unknown`, or that it is absent. */
function inBoth(
  key: string,
  principal: string,
  parameters: Readonly<Record<string, string>>,
): readonly unknown[] {
  const made = simulate(estate, {
    principal,
    operation: 's3:GetObject',
    resource: 'arn:aws:s3:::lab/a',
    parameters: new Map(Object.entries(parameters)),
  });
  if ('message' in made) throw new Error(made.message);
  expect(made.steps.map(({ step }) => step.call)).toEqual(['s3:GetObject', 'kms:Decrypt']);
  return made.steps.map(({ request }) =>
    request.unknown.includes(key) ? 'unknown' : (request.context.get(key) ?? 'absent'),
  );
}

const ROWS: readonly (readonly [
  key: string,
  own: unknown,
  forwarded: unknown,
  more?: { readonly by?: string; readonly with?: Readonly<Record<string, string>> },
])[] = [
  ['aws:PrincipalArn', ANA, ANA],
  [
    'aws:PrincipalArn',
    'arn:aws:iam::111111111111:role/apps/Reader',
    'arn:aws:iam::111111111111:role/apps/Reader',
    { by: SESSION },
  ],
  ['aws:PrincipalTag/team', 'red', 'red'],
  [
    'aws:PrincipalTag/team',
    'green',
    'green',
    { by: SESSION, with: { 'aws:PrincipalTag/team': 'green' } },
  ],
  ['aws:PrincipalOrgID', 'o-abcde12345', 'o-abcde12345'],
  ['aws:ResourceOrgID', 'o-abcde12345', 'o-abcde12345'],
  ['aws:ViaAWSService', 'false', 'true'],
  ['aws:CalledVia', 'absent', 'unknown'],
  ['aws:RequestedRegion', 'eu-west-1', 'eu-west-1'],
  ['aws:SecureTransport', 'true', 'true'],
  ['aws:SourceIp', 'unknown', 'unknown'],
  ['aws:SourceIp', '192.0.2.1', '192.0.2.1', { with: { 'aws:SourceIp': '192.0.2.1' } }],
  ['aws:SourceIp', 'absent', 'absent', { with: { vpcEndpoint: 'vpce-1a' } }],
  ['aws:SourceVpce', 'absent', 'absent'],
  ['aws:SourceVpce', 'vpce-1a', 'absent', { with: { vpcEndpoint: 'vpce-1a' } }],
  ['aws:SourceVpc', 'vpc-9', 'absent', { with: { vpcEndpoint: 'vpce-1a' } }],
  ['aws:MultiFactorAuthPresent', 'absent', 'absent'],
  ['aws:MultiFactorAuthPresent', 'unknown', 'unknown', { by: SESSION }],
  ['aws:TokenIssueTime', 'absent', 'absent'],
  ['aws:TokenIssueTime', 'unknown', 'unknown', { by: SESSION }],
  ['aws:SourceArn', 'absent', 'absent'],
  ['aws:UserAgent', 'me', 'unknown', { with: { 'aws:UserAgent': 'me' } }],
  ['s3:authType', 'REST-HEADER', 'absent'],
  ['s3:authType', 'REST-QUERY-STRING', 'absent', { with: { presigned: 'true' } }],
  ['s3:signatureversion', 'AWS4-HMAC-SHA256', 'absent'],
  ['s3:ExistingObjectTag/owner', 'ana', 'absent'],
  ['aws:ResourceTag/stage', 'absent', 'prod'],
  ['kms:ViaService', 'absent', 's3.eu-west-1.amazonaws.com'],
  ['kms:EncryptionContext:team', 'absent', 'red'],
  ['kms:EncryptionContext:aws:s3:arn', 'absent', 'arn:aws:s3:::lab/a'],
  ['kms:EncryptionContextKeys', 'absent', ['team', 'aws:s3:arn']],
  ['kms:EncryptionAlgorithm', 'absent', 'SYMMETRIC_DEFAULT'],
  ['kms:ResourceAliases', 'absent', ['alias/one']],
  ['kms:RequestAlias', 'absent', 'absent'],
  ['kms:KeyOrigin', 'absent', 'AWS_KMS'],
];

describe('in the request of a download, and in the call that Amazon S3 makes for it,', () => {
  test.for(ROWS)('%s is %j and %j (%j)', ([key, own, forwarded, more = {}]) => {
    expect(inBoth(key, more.by ?? ANA, more.with ?? {})).toEqual([own, forwarded]);
  });
});

test('a session is no more than its role, and its name is in no condition key', () => {
  expect(inBoth('aws:username', SESSION, {})).toEqual(['absent', 'absent']);
});
