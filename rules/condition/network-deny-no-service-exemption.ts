import { defineRule, networkDenials, spareServices } from '../../src/index.ts';

export default defineRule({
  id: 'condition/network-deny-no-service-exemption',
  title: 'Deny by VPC or endpoint that hits the requests of AWS services',
  severity: 'warning',
  rationale: `
    Many services call others for their caller: Athena reads objects, CloudFormation creates
    resources, log delivery writes as itself. These calls do not come through the VPC endpoint of
    the caller and carry none of its keys, so that a Deny of everything from elsewhere hits them.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    hitsServices: {
      message: 'the test of {keys} also denies requests that AWS services make for their callers',
      why: 'such requests come through no VPC endpoint, so that the key is absent and the test true',
      help: 'leave them out: `Bool` is `false` for `aws:ViaAWSService` and, where a service calls as itself, `BoolIfExists` is `false` for `aws:PrincipalIsAWSService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket for one endpoint, closed to log delivery and Athena too',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }
                                      ~~~~~~~~~~~~~~~~ the test of \`aws:SourceVpce\` also denies requests that AWS services make for their callers
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:ViaAWSService": "false" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }
`,
      },
      {
        title: 'a user who may call from one VPC or one network, by himself only',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "NotIpAddressIfExists": { "aws:SourceIp": "192.0.2.0/24" },
    "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-1a2b3c4d" } } }] }
                                 ~~~~~~~~~~~~~~~ the test of \`aws:SourceVpc\` and \`aws:SourceIp\` also denies requests that AWS services make for their callers
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "Bool": { "aws:ViaAWSService": "false" }, "NotIpAddressIfExists": { "aws:SourceIp": "192.0.2.0/24" },
    "StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-1a2b3c4d" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'requests of services left out',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" },
    "Bool": { "aws:ViaAWSService": "false" },
    "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } }] }
`,
      },
      {
        title: 'a Deny of one network, not of all others',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1a2b3c4d" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, byAddress, byEndpoint } of networkDenials(context)) {
      const [first] = byEndpoint;
      if (!first) continue;
      yield {
        at: first.key,
        message: 'hitsServices',
        data: { keys: [...byEndpoint, ...byAddress].map(({ key }) => key.value) },
        fix: spareServices(statement, context.policy),
      };
    }
  },
});
