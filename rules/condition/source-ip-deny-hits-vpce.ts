import { defineRule, networkDenials } from '../../src/index.ts';

export default defineRule({
  id: 'condition/source-ip-deny-hits-vpce',
  title: 'Deny by source address that hits requests through VPC endpoints',
  severity: 'warning',
  rationale: `
    A request through a VPC endpoint carries no aws:SourceIp, and NotIpAddress is true without it: a
    Deny of all foreign addresses also hits the instances in one's own VPC. An AWS service that calls
    as itself, to deliver logs for instance, comes from an address of AWS and is denied too. On calls
    that a service makes with the caller's credentials the pages of AWS disagree.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html',
  ],
  messages: {
    hitsEndpoints: {
      message: '`{operator}` also denies requests through VPC endpoints, which lack `{key}`',
      why: 'the test is true without its key, whatever VPC the endpoint is in; nor does a service that calls as itself have one of these addresses',
      help: 'leave them out in the same statement: `StringNotEquals` with your endpoints for `aws:SourceVpce`, `Bool` is `false` for `aws:ViaAWSService`, and `BoolIfExists` is `false` for `aws:PrincipalIsAWSService`',
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
                                   ~~~~~~~~~~~~~~ \`NotIpAddress\` also denies requests through VPC endpoints, which lack \`aws:SourceIp\`
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
