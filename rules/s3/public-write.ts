import { defineRule, publicActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/public-write',
  title: 'Objects that everybody may write or delete',
  severity: 'error',
  needs: 'solver',
  types: ['bucket'],
  rationale: `
    Whoever may upload without an account fills the bucket at its owner's expense, and replaces what
    others download from it; whoever may delete empties it. No use of a bucket needs that: uploads of
    strangers are taken by presigned URLs, one object at a time.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html',
  ],
  messages: {
    writes: {
      message: 'strangers may change objects: {actions}',
      why: 'the principal `*` includes callers without an AWS account, and nothing in the policy keeps them out',
      help: 'name the roles that write, and hand out presigned URLs for uploads of strangers',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a drop box',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": ["*"] },
  "Action": ["s3:GetBucketLocation", "S3:PUTOBJECT"],
                                     ~~~~~~~~~~~~~~ strangers may change objects: \`s3:PutObject\`
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/inbox/*"] } }
`,
      },
      {
        title: 'all actions, for whoever says that a certain page sent him',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
            ~~~~~~ strangers may change objects: \`s3:AbortMultipartUpload\`, \`s3:DeleteObject\`, \`s3:DeleteObjectAnnotation\`, \`s3:DeleteObjectTagging\`, \`s3:DeleteObjectVersion\` and 16 more
  "Condition": { "StringLike": { "aws:Referer": "https://www.example.com/*" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'public reading has a rule of its own, and one account may write',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { actions, at, witness } of publicActions(context, 'writes')) {
      const data = { actions: actions.map(({ id }) => id) };
      yield { at, message: 'writes', data, ...(witness && { witness }) };
    }
  },
});
