import { defineRule, plainHttpDenials, secureAllows } from '../../src/index.ts';

export default defineRule({
  id: 's3/secure-transport-missing',
  title: 'Bucket that takes requests over plain HTTP',
  severity: 'info',
  types: ['bucket'],
  rationale: `
    Amazon S3 answers over HTTP as well as over HTTPS. Unless the bucket policy denies it, whatever the
    policies of the callers allow may cross the network in the clear, signature and object included.
    Policies that only deny are left alone: they open nothing. It is a note: clients of AWS use HTTPS
    unless they are told otherwise, and most bucket policies leave it at that.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    missing: {
      message: 'no statement denies requests over plain HTTP',
      why: 'callers may send and fetch objects in the clear',
      help: 'deny `s3:*` on the bucket and on its objects to the principal `*` when `aws:SecureTransport` is `false`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an Allow, and nothing on the transport',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no statement denies requests over plain HTTP
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny for everybody',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*",
    "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
    "Condition": { "Bool": { "aws:SecureTransport": false } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!policy.statements.some(({ effect }) => effect === 'Allow')) return;
    if (plainHttpDenials(policy).length + secureAllows(policy).length > 0) return;
    yield { at: policy, message: 'missing' };
  },
});
