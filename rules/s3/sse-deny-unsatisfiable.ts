import { defineRule, encryptionConflicts } from '../../src/index.ts';

export default defineRule({
  id: 's3/sse-deny-unsatisfiable',
  title: 'Deny statements that together leave no encryption to ask for',
  severity: 'error',
  rationale: `
    Each Deny holds by itself. Where one denies all but SSE-S3 and another one all but SSE-KMS, no
    header gets past both: the second was added, and the first forgotten.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  messages: {
    noValue: {
      message: 'no value of `{key}` gets past all {count} Deny statements on it',
      why: 'every upload that sends the header is denied by one or the other',
      help: 'keep one of the statements, with the list of all values that are right',
    },
  },
  examples: {
    invalid: [
      {
        title: 'SSE-S3 and SSE-KMS at once',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } } },
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no value of \`s3:x-amz-server-side-encryption\` gets past all 2 Deny statements on it
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
`,
      },
      {
        title: 'one list minus the other, guarded and by a pattern',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "s3:Put*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotLike": { "s3:x-amz-server-side-encryption": ["aws:kms*"] },
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no value of \`s3:x-amz-server-side-encryption\` gets past all 2 Deny statements on it
      "Null": { "s3:x-amz-server-side-encryption": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/in/*",
    "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": ["aws:kms", "aws:kms:dsse"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'one value in common, and other objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/data/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": ["AES256", "aws:kms"] } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/data/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/logs/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { tests } of encryptionConflicts(context)) {
      const [{ clause }, ...others] = tests;
      yield {
        at: clause.key,
        message: 'noValue',
        data: { key: clause.key.value, count: tests.length },
        labels: others.map((test) => ({ at: test.clause.key.at, message: 'and this one' })),
      };
    }
  },
});
