import { contextUploads, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 's3/upload-skips-encryption-context',
  title: 'Uploads that leave the encryption context of the caller aside',
  severity: 'warning',
  types: ['identity', 'session', 'boundary'],
  rationale: `
    Where the encryption context says whose an object is, the permission to use the key holds callers to
    their own. It is asked for only when an upload uses that key: with the header AES256, which wins over
    the default encryption of the bucket, Amazon S3 does not call AWS KMS at all. The object then has no
    owner, and whoever may read from the bucket reads it.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-s3-encryption.html',
  ],
  messages: {
    skips: {
      message: 'uploads with the header `AES256` leave `{key}` aside',
      why: 'they need no data key of AWS KMS, so that nobody asks for the encryption context',
      help: 'allow `s3:PutObject` with `StringEquals` for `s3:x-amz-server-side-encryption-aws-kms-key-id`, or deny it when `s3:x-amz-server-side-encryption` is `AES256`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'data keys by owner, uploads in any way',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*" },
                       ~~~~~~~~ uploads with the header \`AES256\` leave \`kms:EncryptionContext:username_owner\` aside
  { "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com",
      "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/username_owner}" } } }] }
`,
      },
      {
        title: 'the same by wildcards and in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "S3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] },
                       ~~~~~~~~ uploads with the header \`AES256\` leave \`KMS:encryptioncontext:owner\` aside
  { "Effect": "Allow", "Action": ["kms:Generate*"], "Resource": "*",
    "Condition": { "StringLike": { "KMS:encryptioncontext:owner": ["\${aws:username}"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'uploads under that key only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:EncryptionContext:owner": "\${aws:username}" } } }] }
`,
      },
      {
        title: 'a Deny of everything but SSE-KMS',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" },
      "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:EncryptionContext:owner": "\${aws:username}" } } }] }
`,
      },
      {
        title: 'the pair that Amazon S3 sends itself, which tells no owner',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/\${aws:username}/*" },
  { "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "*", "Condition": {
    "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/\${aws:username}/*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause } of contextUploads(context)) {
      yield {
        at: statement.action?.key ?? statement,
        message: 'skips',
        data: { key: clause.key.value },
        labels: [{ at: clause.key.at, message: 'what was to hold the caller' }],
      };
    }
  },
});
