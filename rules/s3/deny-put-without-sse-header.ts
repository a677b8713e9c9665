import {
  defineRule,
  encryptionDenials,
  requireKey,
  resultWhenAbsent,
  someShareResource,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/deny-put-without-sse-header',
  title: 'Deny of wrong encryption that hits uploads without the header',
  severity: 'warning',
  rationale: `
    s3:x-amz-server-side-encryption holds the header of the request and not what the bucket makes of
    it. Clients that rely on the default encryption of the bucket send none; a negated operator is
    true then, and their uploads fail although S3 would have encrypted them in the right way. Where
    the header is to be sent, a Deny by Null says so, and nothing is reported.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  ],
  messages: {
    noHeader: {
      message: '`{operator}` also denies uploads that leave `{key}` to the bucket',
      why: 'without the header the test is true: what relies on the default encryption of the bucket is denied',
      help: 'add `Null` is `false` for `{key}`, and deny uploads under a key of the caller (`s3:x-amz-server-side-encryption-customer-algorithm`) apart',
    },
  },
  examples: {
    invalid: [
      {
        title: 'SSE-KMS by an explicit header only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEquals\` also denies uploads that leave \`s3:x-amz-server-side-encryption\` to the bucket
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" }, "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } }
`,
      },
      {
        title: 'IfExists changes nothing under a negated operator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLikeIfExists": { "S3:X-Amz-Server-Side-Encryption": ["aws:kms*"] } } } }
                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotLikeIfExists\` also denies uploads that leave \`S3:X-Amz-Server-Side-Encryption\` to the bucket
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "S3:X-Amz-Server-Side-Encryption": "false" }, "StringNotLikeIfExists": { "S3:X-Amz-Server-Side-Encryption": ["aws:kms*"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'wrong headers only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption": "false" },
    "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } }
`,
      },
      {
        title: 'a header that is asked for on purpose',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:x-amz-server-side-encryption": "true" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const denials = [...encryptionDenials(context)];
    const demanding = denials
      .filter(
        ({ row, header, clause }) =>
          row.family === 'Null' && header === 'algorithm' && resultWhenAbsent(clause) === true,
      )
      .map(({ statement }) => statement);
    for (const { statement, clause, row, header, isGuarded } of denials) {
      if (header !== 'algorithm' || !row.negated || isGuarded) continue;
      if (resultWhenAbsent(clause) !== true) continue;
      if (someShareResource(demanding, statement)) continue;
      yield {
        at: clause.key,
        message: 'noHeader',
        data: { key: clause.key.value, operator: clause.operator.node.value },
        fix: requireKey(statement, clause),
      };
    }
  },
});
