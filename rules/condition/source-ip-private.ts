import { defineRule, privateAddresses } from '../../src/index.ts';

export default defineRule({
  id: 'condition/source-ip-private',
  title: 'aws:SourceIp must be a private address',
  severity: 'error',
  rationale: `
    aws:SourceIp is the address from which a request reaches AWS: a public one. Requests through a VPC
    endpoint lack the key; their private address is in aws:VpcSourceIp. A test for private ranges of
    aws:SourceIp therefore never holds.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    neverAllows: {
      message: '`{key}` is never a private address, so `{operator}` never allows',
      why: 'requests come from public addresses, or through a VPC endpoint and then without the key',
      help: 'list public addresses, or test `aws:VpcSourceIp` with `aws:SourceVpc` for requests through a VPC endpoint',
    },
    neverDenies: {
      message: '`{key}` is never a private address, so `{operator}` never denies',
      why: 'requests come from public addresses, or through a VPC endpoint and then without the key',
      help: 'list public addresses, or test `aws:VpcSourceIp` with `aws:SourceVpc` for requests through a VPC endpoint',
    },
  },
  examples: {
    invalid: [
      {
        title: 'access from the office network',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "192.168.7.0/24"] } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:SourceIp\` is never a private address, so \`IpAddress\` never allows
`,
      },
      {
        title: 'a guard against one host',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": "172.16.4.4" } } }] }
                                                ~~~~~~~~~~~~ \`aws:SourceIp\` is never a private address, so \`IpAddress\` never denies
`,
      },
    ],
    valid: [
      {
        title: 'private addresses where they are, and public ones that look alike',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" },
    "StringEquals": { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60718" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "IpAddress": { "aws:SourceIp": "172.32.0.0/16" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, clause, negated, kind } of privateAddresses(policy)) {
      if (negated || kind === 'mixed' || clause.operator.ifExists) continue;
      yield {
        at: clause.valuesAt,
        message: effect === 'Allow' ? 'neverAllows' : 'neverDenies',
        data: { key: clause.key.value, operator: clause.operator.node.value },
      };
    }
  },
});
