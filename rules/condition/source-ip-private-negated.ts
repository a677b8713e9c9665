import { defineRule, privateAddresses } from '../../src/index.ts';

export default defineRule({
  id: 'condition/source-ip-private-negated',
  title: 'aws:SourceIp must not be a private address',
  severity: 'error',
  rationale: `
    aws:SourceIp is the address from which a request reaches AWS: a public one. A test that it is none of
    some private ranges holds for every request: a Deny with it stops everybody, those in the office
    network as well, and an Allow lets everybody in.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    alwaysDenies: {
      message: '`{key}` is never a private address, so `{operator}` always denies',
      why: 'requests come from public addresses, or through a VPC endpoint and then without the key, which passes too',
      help: 'list the public addresses of the network, or test `aws:VpcSourceIp` with `aws:SourceVpc`',
    },
    alwaysAllows: {
      message: '`{key}` is never a private address, so `{operator}` always allows',
      why: 'requests come from public addresses, or through a VPC endpoint and then without the key, which passes too',
      help: 'list public addresses, or test `aws:VpcSourceIp` with `aws:SourceVpc`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny from outside the office that hits the office',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "NotIpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }] }
                                                   ~~~~~~~~~~~~ \`aws:SourceIp\` is never a private address, so \`NotIpAddress\` always denies
`,
      },
      {
        title: 'an Allow for everybody',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "NotIpAddress": { "aws:SourceIp": "192.168.0.0/16" } } }] }
                                                                    ~~~~~~~~~~~~~~~~ \`aws:SourceIp\` is never a private address, so \`NotIpAddress\` always allows
`,
      },
    ],
    valid: [
      {
        title: 'a public range',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" },
    "Bool": { "aws:ViaAWSService": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, clause, negated, kind } of privateAddresses(policy)) {
      if (!negated || kind === 'mixed') continue;
      yield {
        at: clause.valuesAt,
        message: effect === 'Allow' ? 'alwaysAllows' : 'alwaysDenies',
        data: { key: clause.key.value, operator: clause.operator.node.value },
      };
    }
  },
});
