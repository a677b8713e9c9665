import { defineRule, keyNetworkDenials, spareServices } from '../../src/index.ts';

export default defineRule({
  id: 'kms/network-condition-breaks-s3',
  title: 'Deny of a key by network that hits the calls of Amazon S3',
  severity: 'error',
  rationale: `
    When a user reads an object, Amazon S3 calls AWS KMS for that user. This second call comes neither
    through the user's VPC endpoint nor, by most pages, from the user's address. A Deny of everything
    from elsewhere lets the user call AWS KMS and stops all use of objects under the key.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-aws.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html',
  ],
  messages: {
    endpoint: {
      message: 'calls of Amazon S3 for a user carry no {keys}, so that this Deny hits them',
      why: 'Amazon S3 calls AWS KMS from its own network: reading and writing objects under the key fails',
      help: 'exempt such calls: add `Bool` with `false` for `aws:ViaAWSService`',
    },
    address: {
      message: 'calls of Amazon S3 for a user need not come from the address of the user',
      why: 'AWS advises against {keys} for keys that services use: reading and writing objects under the key may fail',
      help: 'exempt such calls: add `Bool` with `false` for `aws:ViaAWSService`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one endpoint for the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }
                                        ~~~~~~~~~~~~~~~~ calls of Amazon S3 for a user carry no \`aws:SourceVpce\`, so that this Deny hits them
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
    "Condition": { "Bool": { "aws:ViaAWSService": "false" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }
`,
      },
      {
        title: 'the addresses of an office, in an identity policy',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": ["kms:Decrypt", "KMS:Generate*"], "Resource": "*",
  "Condition": { "NotIpAddress": { "AWS:sourceip": ["192.0.2.0/24", "203.0.113.0/24"] } } } }
                                   ~~~~~~~~~~~~~~ calls of Amazon S3 for a user need not come from the address of the user
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": ["kms:Decrypt", "KMS:Generate*"], "Resource": "*",
  "Condition": { "Bool": { "aws:ViaAWSService": "false" }, "NotIpAddress": { "AWS:sourceip": ["192.0.2.0/24", "203.0.113.0/24"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'calls of services are exempt, and a Deny of administration',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" },
      "Bool": { "aws:ViaAWSService": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": ["kms:Put*", "kms:Schedule*"], "Resource": "*",
    "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, byAddress, byEndpoint } of keyNetworkDenials(context)) {
      const [first, ...others] = byEndpoint.length > 0 ? byEndpoint : byAddress;
      if (!first) continue;
      yield {
        at: first.key,
        message: byEndpoint.length > 0 ? 'endpoint' : 'address',
        data: { keys: [first, ...others].map(({ key }) => key.value) },
        fix: spareServices(statement, context.policy),
      };
    }
  },
});
