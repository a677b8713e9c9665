import { defineRule, publicActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/public-read',
  title: 'Objects that everybody may read',
  severity: 'error',
  needs: 'solver',
  types: ['bucket'],
  rationale: `
    An Allow of s3:GetObject for the principal * makes every object that it names a public download,
    unless a condition or a Deny keeps strangers out. Backups, logs and exports that end up in such a
    bucket later are public from the first moment on.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteAccessPermissionsReqd.html',
  ],
  messages: {
    reads: {
      message: 'strangers may read objects: {actions}',
      why: 'the principal `*` includes callers without an AWS account, and nothing in the policy keeps them out',
      help: 'serve public files through CloudFront with origin access control, and name accounts, roles or an organization for the rest',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a public bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": ["s3:ListBucket", "s3:GetObject*"],
                              ~~~~~~~~~~~~~~~ strangers may read objects: \`s3:GetObject\`, \`s3:GetObjectTorrent\`, \`s3:GetObjectVersion\` and \`s3:GetObjectVersionTorrent\`
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
      {
        title: 'encrypted in transit, and public',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
  "NotAction": "s3:Put*", "Resource": "arn:aws:s3:::lab/*",
  ~~~~~~~~~~~ strangers may read objects: \`s3:GetObject\`, \`s3:GetObjectTorrent\`, \`s3:GetObjectVersion\` and \`s3:GetObjectVersionTorrent\`
  "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'one organization, and a Deny for all others',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/a/*",
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/b/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } }] }
`,
      },
      {
        title: 'the location of the bucket is no object',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetBucketLocation", "Resource": "arn:aws:s3:::lab" } }
`,
      },
    ],
  },

  *check(context) {
    for (const { actions, at, witness } of publicActions(context, 'reads')) {
      const data = { actions: actions.map(({ id }) => id) };
      yield { at, message: 'reads', data, ...(witness && { witness }) };
    }
  },
});
