import { defineRule, operator, oneSidedContexts, replaceWithAll } from '../../src/index.ts';

export default defineRule({
  id: 'kms/s3-context-bucket-arn-without-bucket-key',
  title: 'Encryption context of the bucket only, which objects have with a Bucket Key',
  severity: 'warning',
  rationale: `
    Without an S3 Bucket Key the encryption context is the ARN of each object; only with one it is the
    ARN of the bucket. A test for the bucket stops access to all objects that were written without a
    Bucket Key, now or before. Nothing in the policy shows how the bucket is set.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    bucket: {
      message: 'without a Bucket Key no encryption context matches {values}',
      why: 'without a Bucket Key the context is the ARN of the object, so that Amazon S3 is denied for it',
      help: 'add `{meant}` to the values, under an operator with wildcards',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the bucket alone',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab" } } }] }
                                                                       ~~~~~~~~~~~~~~~~~~ without a Bucket Key no encryption context matches \`arn:aws:s3:::lab\`
`,
      },
      {
        title: 'the same under an operator that takes wildcards',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "kms:*", "Resource": "*",
  "Condition": { "ArnLike": { "kms:encryptionContext:aws:s3:arn": ["arn:aws:s3:::lab"] } } } }
                                                                   ~~~~~~~~~~~~~~~~~~ without a Bucket Key no encryption context matches \`arn:aws:s3:::lab\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "kms:*", "Resource": "*",
  "Condition": { "ArnLike": { "kms:encryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the bucket and its objects, and the context of another service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringLike": {
    "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": {
    "kms:EncryptionContext:aws:ebs:id": "vol-0123456789abcdef0" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, values } of oneSidedContexts(policy, 'bucket')) {
      const [first] = values;
      const meant = `${first.text}/*`;
      const edits = [replaceWithAll(first.node, [first.text, meant], clause.list)];
      const fix = { grade: 'unsafe', title: `add \`${meant}\``, edits } as const;
      yield {
        at: first.node,
        message: 'bucket',
        data: { values: values.map(({ text }) => text), meant },
        ...(operator(clause.operator.name)?.wildcards && { fix }),
      };
    }
  },
});
