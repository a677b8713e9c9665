import { defineRule, networkDenials } from '../../src/index.ts';

export default defineRule({
  id: 'condition/source-ip-deny-hits-vpce',
  title: 'Deny by source address that hits VPC endpoints and AWS services',
  severity: 'warning',
  rationale: `
    A request through a VPC endpoint carries no aws:SourceIp, and a request that an AWS service makes
    for its caller comes from an address of AWS, or from none. NotIpAddress is true for both, so that
    a Deny of all foreign addresses also hits instances in one's own VPC and services that act for
    one's own users.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html',
  ],
  messages: {
    hitsEndpoints: {
      message: '`{operator}` also denies requests through VPC endpoints and by AWS services',
      why: 'they lack `{key}`, or have an address of AWS, so that the test is true',
      help: 'leave them out: `StringNotEquals` with your endpoints for `aws:SourceVpce`, and `Bool` is `false` for `aws:ViaAWSService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an office network, and nothing in the VPC',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "NotIpAddress": { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } } }] }
                                   ~~~~~~~~~~~~~~ \`NotIpAddress\` also denies requests through VPC endpoints and by AWS services
`,
      },
    ],
    valid: [
      {
        title: 'services left out',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" },
    "Bool": { "aws:ViaAWSService": "false" } } }] }
`,
      },
      {
        title: 'a Deny of some addresses',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { byAddress, byEndpoint } of networkDenials(context)) {
      if (byEndpoint.length > 0) continue;
      for (const { key, operator } of byAddress) {
        yield {
          at: key,
          message: 'hitsEndpoints',
          data: { key: key.value, operator: operator.node.value },
        };
      }
    }
  },
});
