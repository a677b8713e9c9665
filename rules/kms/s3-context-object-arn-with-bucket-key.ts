import { defineRule, oneSidedContexts, replaceWithAll } from '../../src/index.ts';

export default defineRule({
  id: 'kms/s3-context-object-arn-with-bucket-key',
  title: 'Encryption context of objects only, which a Bucket Key replaces by the bucket',
  severity: 'warning',
  rationale: `
    With an S3 Bucket Key the encryption context is the ARN of the bucket, without one it is the ARN of
    the object. A test for objects stops all access as soon as somebody enables Bucket Keys, which is
    one setting of the bucket. Nothing in the policy shows how the bucket is set.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    objects: {
      message: 'with a Bucket Key no encryption context matches {values}',
      why: 'with a Bucket Key the context is the ARN of the bucket, so that Amazon S3 is denied for all its objects',
      help: 'add `{meant}` to the values',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all objects of a bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
                                                                     ~~~~~~~~~~~~~~~~~~~~ with a Bucket Key no encryption context matches \`arn:aws:s3:::lab/*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } } }] }
`,
      },
      {
        title: 'a Deny of all other objects, in a list and another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ArnNotLike": { "KMS:encryptioncontext:aws:s3:arn": [
    "arn:aws:s3:::lab/shop/*", "arn:aws:s3:::lab/\${aws:username}/*"] } } } }
    ~~~~~~~~~~~~~~~~~~~~~~~~~ with a Bucket Key no encryption context matches \`arn:aws:s3:::lab/shop/*\` and \`arn:aws:s3:::lab/\${aws:username}/*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ArnNotLike": { "KMS:encryptioncontext:aws:s3:arn": [
    "arn:aws:s3:::lab", "arn:aws:s3:::lab/shop/*", "arn:aws:s3:::lab/\${aws:username}/*"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'both forms: in one list, in two statements, by one pattern',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringLike": {
    "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } } },
  { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*", "Condition": { "StringEquals": {
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::logs" } } },
  { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*", "Condition": { "StringLike": {
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::logs/*" } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringLike": {
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::shop*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, values } of oneSidedContexts(policy, 'object')) {
      const [first] = values;
      const meant = first.text.slice(0, first.text.indexOf('/'));
      const edits = [replaceWithAll(first.node, [meant, first.text], clause.list)];
      yield {
        at: first.node,
        message: 'objects',
        data: { values: values.map(({ text }) => text), meant },
        fix: { grade: 'unsafe', title: `add \`${meant}\``, edits },
      };
    }
  },
});
