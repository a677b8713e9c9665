import { defineRule, publicLists } from '../../src/index.ts';

export default defineRule({
  id: 's3/public-acl-granted',
  title: 'Upload that may, or has to, make its object public',
  severity: 'warning',
  types: ['identity', 'boundary', 'bucket'],
  rationale: `
    A condition on the access control list was to keep objects in order and here lets a public one
    through. Each object that is uploaded with it is open to everybody, whatever the bucket policy says,
    unless the bucket blocks public access or has no such lists.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    open: {
      message: '`{key}` lets {values} through',
      why: 'an object with this list is open to everybody, or to every AWS account',
      help: 'ask for `bucket-owner-full-control` or `private`, or turn access control lists off for the bucket',
    },
  },
  examples: {
    invalid: [
      {
        title: 'uploads that have to be public',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
  "Action": ["s3:PutObject", "s3:PutObjectAcl"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-acl": ["public-read"] } } } }
                                   ~~~~~~~~~~~~~~ \`s3:x-amz-acl\` lets \`public-read\` through
`,
      },
      {
        title: 'by a grant, under a wildcard action',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:put*",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "StringLike": {
    "s3:x-amz-grant-read": "uri=*acs.amazonaws.com/groups/global/AllUsers*" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~ \`s3:x-amz-grant-read\` lets \`uri=*acs.amazonaws.com/groups/global/AllUsers*\` through
`,
      },
    ],
    valid: [
      {
        title: 'the list of the owner, and a Deny of public ones',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:x-amz-acl": ["bucket-owner-full-control", "private"] } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:x-amz-acl": "public-read" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, values } of publicLists(context)) {
      yield { at: clause.key, message: 'open', data: { key: clause.key.value, values } };
    }
  },
});
