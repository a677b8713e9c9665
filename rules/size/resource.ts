import { compactSize, defineRule, sizeQuota, type PolicyType } from '../../src/index.ts';

type Sized = 'bucket' | 'key' | 'endpoint';

const SIZED: ReadonlyMap<PolicyType, Sized> = new Map(
  (['bucket', 'key', 'endpoint'] as const).map((type) => [type, type]),
);

const ROLES = Array.from(
  { length: 470 },
  (_, index) => `"arn:aws:iam::111111111111:role/reader-${index}"`,
);

export default defineRule({
  id: 'size/resource',
  title: 'Resource-based policy over its size limit',
  severity: 'warning',
  types: ['bucket', 'key', 'endpoint'],
  rationale: `
    A bucket policy may have 20 KB, a key policy 32 KB, the policy of a VPC endpoint 20480 characters.
    Lists of principals grow past that one role at a time, and then a change that has nothing to do with
    them is refused. The size is counted without the blanks between the parts: it is the least that the
    policy can have.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html',
  ],
  messages: {
    bucket: {
      message: 'the bucket policy has {bytes} bytes, more than {limit}',
      why: 'Amazon S3 refuses it',
      help: 'name accounts, an organization or principal tags in place of single principals, or use access points',
    },
    key: {
      message: 'the key policy has {bytes} bytes, more than {limit}',
      why: 'AWS KMS refuses it',
      help: 'name accounts or principal tags in place of single principals, or create grants',
    },
    endpoint: {
      message: 'the endpoint policy has {characters} characters, more than {limit}',
      why: 'the VPC endpoint refuses it',
      help: 'name accounts, an organization or tags in place of single principals and resources',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket policy that lists its readers',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the bucket policy has 20705 bytes, more than 20480
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Principal": { "AWS": [${ROLES.join(', ')}] } }] }
`,
      },
      {
        title: 'a key policy that lists them twice',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the key policy has 41340 bytes, more than 32768
  "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Principal": { "AWS": [${ROLES.join(', ')}] } },
  { "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "*",
    "Principal": { "AWS": [${ROLES.join(', ')}] } }] }
`,
      },
      {
        title: 'an endpoint policy',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the endpoint policy has 20688 characters, more than 20480
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
    "Principal": { "AWS": [${ROLES.join(', ')}] } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the organization in place of its roles',
        policy: `
{ "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Principal": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const sized = SIZED.get(policy.type);
    if (!sized) return;
    const { limit, unit } = sizeQuota(sized);
    const size = compactSize(policy.node);
    if (size[unit] > limit) yield { at: policy, message: sized, data: { ...size, limit } };
  },
});
