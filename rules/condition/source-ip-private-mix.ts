import { defineRule, privateAddresses, removeItems } from '../../src/index.ts';

export default defineRule({
  id: 'condition/source-ip-private-mix',
  title: 'Private addresses among the public ones of aws:SourceIp',
  severity: 'warning',
  rationale: `
    aws:SourceIp is a public address: private ranges in its list match nothing. Whoever added them meant
    the hosts of a VPC or an office; those come through a VPC endpoint, without the key, or by the public
    address of their gateway.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    mixed: {
      message: '`{key}` is never a private address: {addresses} match nothing',
      why: 'hosts with these addresses are not covered by the list, whatever it says',
      help: 'remove them; for requests through a VPC endpoint test `aws:SourceVpc` or `aws:SourceVpce`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the office by its gateway and by its inner network',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": {
    "aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8", "fd00::/8"] } } }] }
                                       ~~~~~~~~~~~~ \`aws:SourceIp\` is never a private address: \`10.0.0.0/8\` and \`fd00::/8\` match nothing
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": {
    "aws:SourceIp": ["203.0.113.0/24"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'public addresses only',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": {
    "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, addresses, kind } of privateAddresses(policy)) {
      const { key, list, values } = clause;
      if (kind === 'only' || list?.items.length !== values.length) continue;
      const [first, ...others] = addresses;
      const indexes = addresses.map(({ index }) => index);
      yield {
        at: first.node,
        message: 'mixed',
        data: { key: key.value, addresses: addresses.map(({ text }) => text) },
        labels: others.map(({ node }) => ({ at: node.at, message: 'private as well' })),
        fix: {
          grade: 'unsafe',
          title: 'remove the private addresses',
          edits: removeItems(list, indexes),
        },
      };
    }
  },
});
