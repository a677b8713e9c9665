import { addResources, defineRule, misplacedActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/action-needs-bucket-arn',
  title: 'Action on a bucket with the ARNs of nothing but objects',
  severity: 'warning',
  rationale: `
    Listing a bucket, or reading its settings, is a request for the bucket. bucket/* stands for its
    objects and not for the bucket itself: "aws s3 ls" and "aws s3 sync" fail, and so does the check
    whether an object exists, which needs s3:ListBucket to say "not found".`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html',
  ],
  messages: {
    allow: {
      message: 'a request for {actions} is about a bucket, and the resources are objects',
      why: 'no request for the bucket matches the statement, so that it grants nothing here',
      help: 'list the bucket as well: its ARN without `/*`',
    },
    deny: {
      message: 'a request for {actions} is about a bucket, and objects are all that is denied',
      why: 'no request for the bucket matches the statement, so that it stops nothing here',
      help: 'list the bucket as well: its ARN without `/*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'listing the objects in place of the bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:ListBucket*", "s3:GetBucketLocation"],
                             ~~~~~~~~~~~~~~~~ a request for \`s3:ListBucket*\` and \`s3:GetBucketLocation\` is about a bucket, and the resources are objects
  "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:ListBucket*", "s3:GetBucketLocation"],
  "Resource": ["arn:aws:s3:::lab/*", "arn:aws:s3:::lab"] } }
`,
      },
      {
        title: 'a folder that was not to be listed',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab/secret/*" } }
            ~~~~~~~~~~~~~~~ a request for \`s3:ListBucket\` is about a bucket, and objects are all that is denied
`,
      },
    ],
    valid: [
      {
        title: 'both ARNs, and the wildcard that stands for all actions',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"],
    "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] },
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, entries } of misplacedActions('bucket', context)) {
      const fix = addResources(statement, 'list the bucket', ({ text }) =>
        text.endsWith('/*') && text.indexOf('/') === text.length - 2
          ? text.slice(0, -2)
          : undefined,
      );
      yield {
        at: entries[0].pattern.node,
        message: statement.effect === 'Deny' ? 'deny' : 'allow',
        data: { actions: entries.map(({ pattern }) => pattern.text) },
        labels: statement.resource ? [{ at: statement.resource.at, message: 'the resources' }] : [],
        ...(fix && { fix }),
      };
    }
  },
});
