import { addActions, defineRule, writersKeysWithout } from '../../src/index.ts';

export default defineRule({
  id: 'sse-kms/multipart-needs-decrypt',
  title: 'Writer of objects who may make data keys and not decrypt them',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    An upload in parts begins with kms:GenerateDataKey, and Amazon S3 decrypts that key again for each
    part and for the end. SDKs and the AWS CLI upload in parts what is larger than some megabytes, so
    that a writer without kms:Decrypt uploads small files and fails with large ones. An S3 Bucket Key
    asks for kms:Decrypt too.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    parts: {
      message: '`kms:GenerateDataKey` without `kms:Decrypt` for somebody who uploads objects',
      why: 'Amazon S3 decrypts the data key again for each part of an upload, so that large files fail',
      help: 'add `kms:Decrypt`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a writer of one bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": "kms:GenerateDataKey*", "Resource": "*",
                                 ~~~~~~~~~~~~~~~~~~~~~~ \`kms:GenerateDataKey\` without \`kms:Decrypt\` for somebody who uploads objects
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": ["kms:GenerateDataKey*", "kms:Decrypt"], "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'both in two statements',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:PutObject", "kms:GenerateDataKey"], "Resource": "*" },
  { "Effect": "Allow", "Action": "KMS:De*", "Resource": "*" }] }
`,
      },
      {
        title: 'data keys for another service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "sns.us-east-1.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const asked = { has: 'kms:GenerateDataKey', wanted: 'kms:Decrypt' };
    for (const { statement, node } of writersKeysWithout(policy, asked)) {
      const fix = addActions(statement, ['kms:Decrypt'], 'add `kms:Decrypt`');
      yield { at: node, message: 'parts', ...(fix && { fix }) };
    }
  },
});
