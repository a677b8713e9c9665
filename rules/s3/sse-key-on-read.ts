import {
  absentKeyFindings,
  absentKeyMessages,
  defineRule,
  replaceString,
  watchedBy,
  type ConstantTest,
  type Fix,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/sse-key-on-read',
  title: 'Condition on an encryption header for an action that sends none',
  severity: 'error',
  rationale: `
    The keys s3:x-amz-server-side-encryption… hold what a request says of the encryption of the
    object that it stores. Only PutObject, ReplicateObject and UpdateObjectEncryption carry them:
    for a read they are absent, whatever the object is encrypted with. A Deny that was to force
    encryption then blocks every read as well.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  messages: absentKeyMessages(
    'test encryption headers on `s3:PutObject` only, and move {actions} to a statement without `{key}`',
  ),
  examples: {
    invalid: [
      {
        title: 'a Deny that was to force SSE-KMS, and blocks every read',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:x-amz-server-side-encryption\` is never in a request for \`s3:AbortMultipartUpload\`, \`s3:DeleteObject\`, \`s3:DeleteObjectAnnotation\`, \`s3:DeleteObjectTagging\`, \`s3:DeleteObjectVersion\` and 35 more, so \`StringNotEquals\` always denies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
`,
      },
      {
        title: 'a Deny on objects encrypted otherwise that stops no read',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": "AES256" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:x-amz-server-side-encryption\` is never in a request for \`s3:GetObject\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'an Allow that was to leave out objects under customer keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:x-amz-server-side-encryption-customer-algorithm\` is never in a request for \`s3:GetObject\`, so \`Null\` always allows
`,
      },
      {
        title: 'an Allow of reads that grants none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:x-amz-server-side-encryption\` is never in a request for \`s3:GetObject\`, so \`StringEquals\` never allows
`,
      },
    ],
    valid: [
      {
        title: 'a replication role, whose other actions IfExists lets through',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:ReplicateObject", "s3:ReplicateDelete"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLikeIfExists": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
`,
      },
      {
        title: 'the header of uploads, and only where one is sent',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"],
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" },
    "Null": { "s3:x-amz-server-side-encryption": "false" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('s3/sse-key-on-read'),
      report: 'surprising',
      fix: narrowToUploads,
    });
  },
});

/** A Deny that forces encryption is about uploads, however wide its action is written. */
function narrowToUploads({ outcome, statement, alive }: ConstantTest): Fix | undefined {
  const [pattern, ...others] = statement.action?.patterns ?? [];
  const reachesUploads = alive.some(({ id }) => id === 's3:PutObject');
  if (outcome !== 'alwaysDenies' || !pattern || others.length > 0 || !reachesUploads) {
    return undefined;
  }
  return {
    grade: 'unsafe',
    title: 'deny uploads only',
    edits: [replaceString(pattern.node, 's3:PutObject')],
  };
}
