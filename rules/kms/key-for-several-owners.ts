import { defineRule, sharedKeys } from '../../src/index.ts';

export default defineRule({
  id: 'kms/key-for-several-owners',
  title: 'One key for buckets of different callers',
  severity: 'info',
  types: ['key'],
  rationale: `
    Callers who share no data are kept apart here by a condition on the encryption context alone. A
    statement too many, a grant or an identity policy that the account may write goes around it, and
    whoever disables or deletes the key does so for all. A key for each boundary holds without a
    condition.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context',
  ],
  messages: {
    shared: {
      message: 'this key is for {buckets} and, for other callers, for {others}',
      why: 'only the encryption context keeps the callers apart',
      help: 'give each group of callers and buckets a key of its own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two teams, each with its bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/red" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
    "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::red", "arn:aws:s3:::red/*"] } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/blue" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
    "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::blue/*" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this key is for \`blue\` and, for other callers, for \`red\`
`,
      },
    ],
    valid: [
      {
        title: 'callers who share a bucket, and a caller with two buckets',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
    "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::red/*", "arn:aws:s3:::blue/*"] } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::blue/*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, buckets, others, other } of sharedKeys(policy)) {
      const labels = [{ at: other.key.at, message: 'the other callers' }];
      yield { at: clause.key, message: 'shared', data: { buckets, others }, labels };
    }
  },
});
