import { appliesTo, asciiLower, defineRule, type Statement } from '../../src/index.ts';

const ACLS = ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'];

export default defineRule({
  id: 's3/put-acl-unpinned',
  title: 'Access control lists of objects that may be set to anything',
  severity: 'warning',
  profile: 'strict',
  types: ['identity', 'bucket'],
  rationale: `
    Whoever may write the access control list of an object may make it public, or hand it to an account
    of his own: the header x-amz-acl says public-read, and no bucket policy is asked. Where such lists
    are still in use, a condition says which ones are right.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  ],
  messages: {
    anyAcl: {
      message: '`{action}` allows any access control list, public ones included',
      why: 'whoever has it publishes objects, unless the bucket blocks public access or has no such lists',
      help: 'ask for the list that is right, as `StringEquals` is `bucket-owner-full-control` for `s3:x-amz-acl`, or leave the action out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'uploads with any list',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:PutObject", "s3:PutObjectAcl"], "Resource": "arn:aws:s3:::lab/*" } }
                             ~~~~~~~~~~~~~~~~~ \`s3:PutObjectAcl\` allows any access control list, public ones included
`,
      },
      {
        title: 'a wildcard, for another account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
  "Action": "s3:putobject*", "Resource": "arn:aws:s3:::lab/*" } }
            ~~~~~~~~~~~~~~~ \`s3:putobject*\` allows any access control list, public ones included
`,
      },
    ],
    valid: [
      {
        title: 'one list only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
  "Action": ["s3:PutObject", "s3:PutObjectAcl"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } } } }
`,
      },
      {
        title: 'a Deny of public lists',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:PutObject*", "Resource": "*",
    "Condition": { "StringLike": { "s3:x-amz-acl": ["public-*", "authenticated-read"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    const { statements } = context.policy;
    const isKept = statements.some(
      (statement) =>
        statement.effect === 'Deny' &&
        (statement.conditions.length === 0 || testsList(statement)) &&
        appliesTo(statement, ACLS, context),
    );
    if (isKept) return;
    for (const statement of statements) {
      if (statement.effect !== 'Allow' || testsList(statement)) continue;
      // All of Amazon S3 is more than its lists, and has rules of its own.
      const entry = (context.fitting(statement) ?? []).find(
        ({ pattern, actions }) =>
          pattern.name !== '*' && actions.some(({ id }) => ACLS.includes(id)),
      );
      if (!entry) continue;
      yield { at: entry.pattern.node, message: 'anyAcl', data: { action: entry.pattern.text } };
    }
  },
});

function testsList({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => /^s3:x-amz-(?:acl$|grant-)/.test(asciiLower(key.value)));
}
