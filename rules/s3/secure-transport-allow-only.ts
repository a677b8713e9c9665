import { defineRule, plainHttpDenials, secureAllows } from '../../src/index.ts';

export default defineRule({
  id: 's3/secure-transport-allow-only',
  title: 'Encryption in transit that only an Allow asks for',
  severity: 'warning',
  types: ['bucket'],
  rationale: `
    An Allow with a condition says when that statement grants something. It takes nothing from what
    other statements and the identity policies of the account grant: these requests still pass over
    plain HTTP. Only a Deny enforces.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  messages: {
    allowOnly: {
      message: 'this Allow asks for TLS, and no Deny enforces it',
      why: 'what an identity policy or another statement allows still passes over plain HTTP',
      help: 'deny `s3:*` on the bucket and on its objects to the principal `*` when `aws:SecureTransport` is `false`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a condition on the Allow',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }
                           ~~~~~~~~~~~~~~~~~~~~~ this Allow asks for TLS, and no Deny enforces it
`,
      },
      {
        title: 'the same as a text and in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "AWS:securetransport": "false" } } } }
                                      ~~~~~~~~~~~~~~~~~~~~~ this Allow asks for TLS, and no Deny enforces it
`,
      },
    ],
    valid: [
      {
        title: 'a Deny beside it',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "true" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*",
    "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const [allow] = secureAllows(policy);
    if (!allow || plainHttpDenials(policy).length > 0) return;
    yield { at: allow.clause.key, message: 'allowOnly' };
  },
});
