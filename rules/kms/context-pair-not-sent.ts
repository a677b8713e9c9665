import { defineRule, unsentPairs } from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-pair-not-sent',
  title: 'Pair of the encryption context asked of a service that never sends it',
  severity: 'error',
  types: ['identity', 'boundary', 'key'],
  rationale: `
    A caller can add pairs of its own to the encryption context in uploads to Amazon S3 and in calls to
    AWS KMS itself. Other services, and services that write to a bucket by themselves, send the pairs
    that they document and no others: a path that cannot carry the pair cannot pass a test of it.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context',
  ],
  messages: {
    neverAllows: {
      message: 'no call by {services} has the pair `{pair}`, so that this Allow is never used',
      why: 'the service sends its own pairs only, and the caller cannot add to them',
      help: 'test a pair that the service sends, or allow its calls in a statement without this test',
    },
    alwaysDenies: {
      message: 'no call by {services} has the pair `{pair}`, so that this Deny stops them all',
      why: 'the service sends its own pairs only, and the caller cannot add to them',
      help: 'leave the calls of the service out of this Deny by `kms:ViaService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a queue that is to tell its owner',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/worker" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "sqs.us-east-1.amazonaws.com",
    "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/username_owner}" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no call by \`sqs\` has the pair \`username_owner\`, so that this Allow is never used
`,
      },
      {
        title: 'logs that are delivered to the bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Principal": { "Service": "delivery.logs.amazonaws.com" }, "Action": "kms:*", "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:EncryptionContext:team": "red" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no call by \`delivery.logs\` has the pair \`team\`, so that this Deny stops them all
`,
      },
    ],
    valid: [
      {
        title:
          'uploads to Amazon S3, which carry pairs of the caller, and the own pair of a service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"],
      "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/username_owner}" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringLike": { "kms:ViaService": "secretsmanager.*.amazonaws.com",
      "kms:EncryptionContext:SecretARN": "arn:aws:secretsmanager:*:111111111111:secret:lab-*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, pair, services, outcome } of unsentPairs(policy)) {
      yield { at: clause.key, message: outcome, data: { pair, services } };
    }
  },
});
