import { bucketOpeners, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'identity/bucket-policy-escalation',
  title: 'Change of a bucket policy by those who may not use the objects',
  severity: 'error',
  types: ['identity'],
  rationale: `
    A bucket policy can allow what an identity policy does not. Whoever may write it gives itself the
    object actions that were left out on purpose, so that leaving them out protects nothing. Where the
    policy does not limit the objects of that very bucket, nothing shows the purpose: a note, since who may
    write the policy of a bucket is its owner in all but name.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  messages: {
    limited: {
      message:
        '`{action}` on `{bucket}` gives the caller {missing} as well, which this policy gives on some objects',
      why: 'the caller can allow itself in the policy of the bucket what is left out here',
      help: 'leave `{action}` to those who may use all objects, or forbid the object actions by a Deny',
    },
    none: {
      message: '`{action}` on `{bucket}` gives the caller {missing} as well',
      why: 'the caller can allow itself in the policy of the bucket what no policy gives it',
      help: 'leave `{action}` to those who may use all objects, or forbid the object actions by a Deny',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a reader of one folder that opens the bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/public/*" },
  { "Effect": "Allow", "Action": ["s3:ListBucket", "s3:PutBucket*"], "Resource": "arn:aws:s3:::lab" }] }
                                                   ~~~~~~~~~~~~~~~ \`s3:PutBucketPolicy\` on \`arn:aws:s3:::lab\` gives the caller \`s3:GetObject\` and \`s3:PutObject\` as well, which this policy gives on some objects
`,
      },
      {
        title: 'one that sets up buckets and has no access to objects',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:CreateBucket", "S3:putBucketAcl"], "Resource": "arn:aws:s3:::lab-*" } }
                                ~~~~~~~~~~~~~~~~~ \`s3:PutBucketAcl\` on \`arn:aws:s3:::lab-*\` gives the caller \`s3:GetObject\` and \`s3:PutObject\` as well
`,
      },
    ],
    valid: [
      {
        title: 'the owner of the bucket and its objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:PutBucketPolicy", "s3:GetObject", "s3:PutObject"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] }] }
`,
      },
      {
        title: 'the object actions are forbidden, which a bucket policy cannot change',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Deny", "Action": "s3:*Object*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, bucket, action, missing, isLimited } of bucketOpeners(policy)) {
      const data = { action, bucket: bucket.text, missing };
      yield { at: node, message: isLimited ? 'limited' : 'none', data };
    }
  },
});
