import { defineRule, isForObjects, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'kms/s3-service-principal-for-objects',
  title: 'Use of a key for objects that is allowed to Amazon S3 itself',
  severity: 'warning',
  types: ['key'],
  rationale: `
    Reading or writing an object reaches AWS KMS with the caller's own identity, which Amazon S3 passes
    on. An Allow for s3.amazonaws.com helps no reader. Amazon S3 calls as itself for
    inventories, logs and event notifications, and then says in aws:SourceArn for which bucket.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
  ],
  messages: {
    objects: {
      message: 'readers and writers of objects do not call as `{service}`',
      why: 'their calls reach AWS KMS with their own identity, so that this Allow gives them nothing, and without a source it serves the buckets of anybody',
      help: 'allow the roles that read and write; for inventories and notifications keep the service and add `aws:SourceArn` or `aws:SourceAccount`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the service in place of the readers',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "s3.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~ readers and writers of objects do not call as \`s3.amazonaws.com\`
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*" }] }
`,
      },
      {
        title: 'limits that fit the calls of readers only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": ["s3.amazonaws.com"] }, "Action": "kms:*", "Resource": "*",
                             ~~~~~~~~~~~~~~~~~~ readers and writers of objects do not call as \`s3.amazonaws.com\`
  "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the role that reads, and inventories of one bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" },
    "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:::lab" },
      "StringEquals": { "aws:SourceAccount": "111111111111" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const callers of serviceCallers(policy)) {
      const [first] = callers.services;
      if (!isForObjects(callers)) continue;
      yield { at: first.node, message: 'objects', data: { service: first.value } };
    }
  },
});
