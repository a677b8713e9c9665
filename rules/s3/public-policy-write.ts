import { defineRule, publicActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/public-policy-write',
  title: 'Permissions of a bucket or of objects that everybody may change',
  severity: 'error',
  needs: 'solver',
  types: ['bucket'],
  rationale: `
    Who may write the policy or an access control list decides who may do everything else. A stranger
    who has it gives himself the rest, locks the owner out, or lifts an object's retention.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    permissions: {
      message: 'strangers may change who has access: {actions}',
      why: 'with it they take every other permission on the bucket as well',
      help: 'remove it from the statement, and leave it to the roles that administer the bucket',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a wildcard that takes the access control lists in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:PutObject*", "Resource": "arn:aws:s3:::lab/*" } }
            ~~~~~~~~~~~~~~~ strangers may change who has access: \`s3:PutObjectAcl\` and \`s3:PutObjectVersionAcl\`
`,
      },
      {
        title: 'all that is not an upload',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "NotAction": ["s3:PutObject", "s3:Delete*"], "Resource": "arn:aws:s3:::lab" } }
  ~~~~~~~~~~~ strangers may change who has access: \`s3:PutBucketAcl\`, \`s3:PutBucketOwnershipControls\`, \`s3:PutBucketPolicy\` and \`s3:PutBucketPublicAccessBlock\`
`,
      },
    ],
    valid: [
      {
        title: 'an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
  },

  *check(context) {
    for (const { actions, at, witness } of publicActions(context, 'permissions')) {
      const data = { actions: actions.map(({ id }) => id) };
      yield { at, message: 'permissions', data, ...(witness && { witness }) };
    }
  },
});
