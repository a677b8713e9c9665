import type { Case, Elements } from './case.ts';
import { A, allow, B, deny, FOREIGN_USER, policy, reads, ROOT, USER } from './case.ts';

const BLOCK = 'S3 User Guide: access-control-block-public-access';
const ALL = policy(allow());
const restricted = { restrictPublicBuckets: true };

/** A stranger with every permission of its own, under a bucket policy with these elements. */
function stranger(name: string, elements: Elements, expect: Case['expect']): Case {
  return {
    name,
    page: BLOCK,
    request: reads(FOREIGN_USER, { 'aws:PrincipalOrgID': 'o-1', 'aws:SourceIp': '10.0.0.1' }),
    policies: { identity: [ALL], resource: policy(allow(elements)), publicAccessBlock: restricted },
    expect,
    doubts: [],
  };
}

const when = (operator: string, key: string, value: unknown): Elements => ({
  Principal: '*',
  Condition: { [operator]: { [key]: value } },
});
const ORGANIZATION = 'aws:PrincipalOrgID';

/** S3 Block Public Access. */
export const PUBLIC_ACCESS: readonly Case[] = [
  {
    name: 'a public bucket policy serves strangers',
    page: BLOCK,
    request: reads('anonymous'),
    policies: { resource: policy(allow({ Principal: '*' })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'RestrictPublicBuckets stops strangers',
    page: BLOCK,
    request: reads('anonymous'),
    policies: { resource: policy(allow({ Principal: '*' })), publicAccessBlock: restricted },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'RestrictPublicBuckets leaves the account alone',
    page: BLOCK,
    request: reads(USER),
    policies: { resource: policy(allow({ Principal: '*' })), publicAccessBlock: restricted },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'one public statement also stops what another grants to one account',
    page: BLOCK,
    request: reads(FOREIGN_USER),
    policies: {
      identity: [ALL],
      resource: policy(
        allow({ Principal: { AWS: B } }),
        allow({ Principal: '*', Action: 's3:ListBucket' }),
      ),
      publicAccessBlock: restricted,
    },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'the root user is not locked out of its bucket policy',
    page: 'S3 API Reference: PutBucketPolicy',
    request: { ...reads(ROOT), action: 's3:DeleteBucketPolicy', resource: 'arn:aws:s3:::lab' },
    policies: { resource: policy(deny({ Principal: '*' })) },
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'RestrictPublicBuckets leaves AWS services alone',
    page: BLOCK,
    request: reads('cloudtrail.amazonaws.com'),
    policies: { resource: policy(allow({ Principal: '*' })), publicAccessBlock: restricted },
    expect: 'allow',
    doubts: [],
  },
  stranger('one other account is not public', { Principal: { AWS: B } }, 'allow'),
  stranger('everybody but one is public', { NotPrincipal: { AWS: USER } }, 'implicit-deny'),
  stranger('a star in a list is public', { Principal: { AWS: [A, '*'] } }, 'implicit-deny'),
  stranger('pinned to one organization', when('StringEquals', ORGANIZATION, 'o-1'), 'allow'),
  stranger(
    'pinned only if the key exists',
    when('StringEqualsIfExists', ORGANIZATION, 'o-1'),
    'implicit-deny',
  ),
  stranger(
    'ForAllValues holds without the key',
    when('ForAllValues:StringEquals', ORGANIZATION, 'o-1'),
    'implicit-deny',
  ),
  stranger('a wildcard pins nothing', when('StringLike', ORGANIZATION, 'o-*'), 'implicit-deny'),
  stranger(
    'a variable pins nothing',
    when('StringEquals', ORGANIZATION, '${aws:PrincipalOrgID}'),
    'implicit-deny',
  ),
  stranger('exclusion pins nothing', when('StringNotEquals', ORGANIZATION, 'x'), 'implicit-deny'),
  stranger('another key pins nothing', when('Null', ORGANIZATION, 'false'), 'implicit-deny'),
  stranger('a set of addresses', when('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), 'allow'),
  stranger(
    'too wide a set of addresses',
    when('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '0.0.0.0/1']),
    'implicit-deny',
  ),
];
