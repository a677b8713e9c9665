import { defineRule, encryptionDenials, holdsFor, resultWhenAbsent } from '../../src/index.ts';

export default defineRule({
  id: 's3/key-deny-misses-sse-s3',
  title: 'Deny of wrong KMS keys that uploads without AWS KMS get past',
  severity: 'warning',
  rationale: `
    An upload that asks for AES256 names no KMS key. A Deny that looks at the named key only where there
    is one lets it in, whatever the default encryption of the bucket: the header wins. Such an object is
    outside of everything that the key's policy and the encryption context are to control, and whoever
    may read it from S3 needs no permission of AWS KMS.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
  ],
  messages: {
    withoutKms: {
      message: 'uploads with the header `AES256` get past this test of `{key}`',
      why: 'they name no KMS key, so that the guard by `Null` lets them in, and no policy of a key protects the object',
      help: 'deny `s3:PutObject` as well when `s3:x-amz-server-side-encryption` is `AES256`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one key where a key is named',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": {
    "Null": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
    "StringNotEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id":
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ uploads with the header \`AES256\` get past this test of \`s3:x-amz-server-side-encryption-aws-kms-key-id\`
      "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a second Deny, of every algorithm but that of AWS KMS',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": {
      "Null": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
      "ArnNotLike": { "s3:x-amz-server-side-encryption-aws-kms-key-id":
        "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
`,
      },
      {
        title: 'a test that is true where no key is named',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id":
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } } }
`,
      },
    ],
  },

  *check(context) {
    const denials = [...encryptionDenials(context)];
    const isStopped = denials.some(({ header, clause, isGuarded }) =>
      header === 'algorithm'
        ? holdsFor(clause, 'AES256') === true
        : header === 'key' && !isGuarded && resultWhenAbsent(clause) === true,
    );
    if (isStopped) return;
    const pin = denials.find(
      ({ header, row, isGuarded }) => header === 'key' && row.negated && isGuarded,
    );
    if (pin)
      yield { at: pin.clause.key, message: 'withoutKms', data: { key: pin.clause.key.value } };
  },
});
