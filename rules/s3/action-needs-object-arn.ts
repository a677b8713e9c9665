import { addResources, defineRule, misplacedActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/action-needs-object-arn',
  title: 'Action on objects with the ARN of nothing but a bucket',
  severity: 'warning',
  rationale: `
    The ARN of a bucket stands for the bucket and not for what is in it: objects have ARNs of their own,
    bucket/key. A statement on objects that lists the bucket alone never matches a request. Amazon S3
    refuses a bucket policy in which no action fits a resource; IAM stores an identity policy as it is.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html',
  ],
  messages: {
    allow: {
      message: 'a request for {actions} is about objects, and the resources are buckets',
      why: 'no request for an object matches the statement, so that it grants nothing here',
      help: 'list the objects as well: the ARN of the bucket with `/*`',
    },
    deny: {
      message: 'a request for {actions} is about objects, and buckets are all that is denied',
      why: 'no request for an object matches the statement, so that it stops nothing here',
      help: 'list the objects as well: the ARN of the bucket with `/*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'reading from a bucket without its objects',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:ListBucket", "s3:GetObject"],
                              ~~~~~~~~~~~~~~ a request for \`s3:GetObject\` is about objects, and the resources are buckets
  "Resource": "arn:aws:s3:::lab" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:ListBucket", "s3:GetObject"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
      {
        title: 'a guard against deletions, written with a wildcard and in small letters',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:deleteobject*", "Resource": ["arn:aws:s3:::lab"] } }
            ~~~~~~~~~~~~~~~~~~ a request for \`s3:deleteobject*\` is about objects, and buckets are all that is denied
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:deleteobject*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
    valid: [
      {
        title:
          'a wildcard that also stands for actions on the bucket, and a pattern that reaches objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, entries } of misplacedActions('object', context)) {
      const fix = addResources(statement, 'list the objects', ({ text }) => `${text}/*`);
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
