import {
  coverObjects,
  defineRule,
  encryptionDenials,
  holdsFor,
  resultWhenAbsent,
  type EncryptionDenial,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/sse-null-guard-opens-sse-c',
  title: 'Deny of wrong encryption that uploads under a key of the caller get past',
  severity: 'warning',
  rationale: `
    An upload under a key that the caller brings (SSE-C) names it in other headers and carries no
    s3:x-amz-server-side-encryption. A Deny that asks for this header does not see such an upload, and
    the owner of the bucket holds objects that only the uploader can read: ransomware works that way.
    Newer buckets refuse SSE-C by default; older ones do not.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html',
  ],
  messages: {
    ownKey: {
      message: 'uploads under a key of the caller get past this test of `{key}`',
      why: 'they name the key in headers of their own, and nothing denies these',
      help: 'deny `s3:PutObject` as well when `Null` is `false` for `s3:x-amz-server-side-encryption-customer-algorithm`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'wrong headers only, and no word of SSE-C',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" },
    "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } }
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ uploads under a key of the caller get past this test of \`s3:x-amz-server-side-encryption\`
`,
      },
      {
        title: 'a Deny of SSE-C for some of the objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" },
      "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ uploads under a key of the caller get past this test of \`s3:x-amz-server-side-encryption\`
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/a/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } } }] }
`,
      },
      {
        title: 'a Deny of SSE-C for another action, and the guard in other letters',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:Put*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotLike": { "s3:x-amz-server-side-encryption": ["aws:kms*"] },
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ uploads under a key of the caller get past this test of \`s3:x-amz-server-side-encryption\`
      "null": { "S3:x-amz-server-side-encryption": false } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:ReplicateObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a second Deny, for SSE-C',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" },
      "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } } }] }
`,
      },
      {
        title: 'a test that is true without the header, and so for SSE-C',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } }
`,
      },
    ],
  },

  *check(context) {
    const denials = [...encryptionDenials(context)];
    const seeing = denials.filter(seesOwnKey).map(({ statement }) => statement);
    const guarded = denials.find(
      ({ statement, header, row, isGuarded }) =>
        header !== 'own-key' &&
        row.negated &&
        isGuarded &&
        !(seeing.length > 0 && coverObjects(seeing, statement)),
    );
    if (guarded)
      yield { at: guarded.clause.key, message: 'ownKey', data: { key: guarded.clause.key.value } };
  },
});

/** A Deny that hits what SSE-C sends, or everything without the headers of other encryption. */
function seesOwnKey({ header, row, clause, isGuarded }: EncryptionDenial): boolean {
  if (header !== 'own-key') return resultWhenAbsent(clause) === true && !isGuarded;
  if (row.family === 'Null') return resultWhenAbsent(clause) === false;
  return holdsFor(clause, 'AES256') === true;
}
