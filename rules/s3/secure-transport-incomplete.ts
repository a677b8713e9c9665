import { addResources, defineRule, openTransport, type Statement } from '../../src/index.ts';

export default defineRule({
  id: 's3/secure-transport-incomplete',
  title: 'Deny of plain HTTP that leaves something out',
  severity: 'warning',
  types: ['bucket'],
  rationale: `
    A Deny of plain HTTP for uploads, or for the objects without the bucket, looks as if the matter
    were settled. Lists of the bucket, reads and the callers that it does not name still pass in the
    clear. Checks that look for the condition alone do not see it.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit',
  ],
  messages: {
    principals: {
      message: 'this Deny of plain HTTP is not for everybody',
      why: 'callers that it does not name still send requests in the clear',
      help: 'deny it to the principal `*`',
    },
    actions: {
      message: 'this Deny of plain HTTP leaves actions out',
      why: 'requests for the other actions still pass in the clear',
      help: 'deny `s3:*`',
    },
    bucket: {
      message: 'this Deny of plain HTTP leaves the bucket itself out',
      why: 'lists of the bucket and requests for its settings still pass in the clear',
      help: 'list the ARN of the bucket beside that of its objects',
    },
    objects: {
      message: 'this Deny of plain HTTP leaves objects out',
      why: 'objects that no resource of it matches still cross the network in the clear',
      help: 'list the ARN of the bucket with `/*` as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the objects without the bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }
                           ~~~~~~~~~~~~~~~~~~~~~ this Deny of plain HTTP leaves the bucket itself out
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab/*", "arn:aws:s3:::lab"],
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }
`,
      },
      {
        title: 'the bucket without its objects, in two statements',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::lab"],
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
                             ~~~~~~~~~~~~~~~~~~~~~ this Deny of plain HTTP leaves objects out
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
      {
        title: 'reads only, by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" },
  "Action": "s3:Get*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~ this Deny of plain HTTP leaves actions out
`,
      },
      {
        title: 'callers of the own account only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab*", "Condition": { "Bool": { "aws:SecureTransport": "false" },
                                                                              ~~~~~~~~~~~~~~~~~~~~~ this Deny of plain HTTP is not for everybody
    "StringEquals": { "aws:PrincipalAccount": "111111111111" } } } }
`,
      },
      {
        title: 'everybody but an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "NotPrincipal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }
                           ~~~~~~~~~~~~~~~~~~~~~ this Deny of plain HTTP is not for everybody
`,
      },
    ],
    valid: [
      {
        title: 'the bucket in one statement, its objects in another',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab",
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const found = openTransport(policy);
    if (!found) return;
    const { clause, gap, statement } = found;
    const fix = gap === 'bucket' ? withBucket(statement) : undefined;
    yield { at: clause.key, message: gap, ...(fix && { fix }) };
  },
});

function withBucket(statement: Statement) {
  return addResources(statement, 'deny it for the bucket as well', ({ text }) =>
    text.endsWith('/*') ? text.slice(0, -'/*'.length) : undefined,
  );
}
