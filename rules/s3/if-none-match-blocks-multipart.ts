import { addTest, appliesTo, asciiLower, defineRule, resultWhenAbsent } from '../../src/index.ts';

export default defineRule({
  id: 's3/if-none-match-blocks-multipart',
  title: 'Deny of unconditional writes that blocks multipart uploads',
  severity: 'warning',
  rationale: `
    A multipart upload is s3:PutObject three times over, and only its last request can carry
    If-None-Match or If-Match. A Deny of requests without the header stops the first one: large files
    cannot be uploaded at all. s3:ObjectCreationOperation is true for the requests that create the
    object, and for no others.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html',
  ],
  messages: {
    parts: {
      message: 'this test of `{key}` also denies the parts of a multipart upload',
      why: 'they cannot carry the header, so that no large file gets in',
      help: 'add `Bool` is `true` for `s3:ObjectCreationOperation`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'no overwriting, and no multipart upload',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:if-none-match": "true" } } } }
                           ~~~~~~~~~~~~~~~~~~ this test of \`s3:if-none-match\` also denies the parts of a multipart upload
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "s3:ObjectCreationOperation": "true" }, "Null": { "s3:if-none-match": "true" } } } }
`,
      },
      {
        title: 'the same by a negated operator and a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*", "s3:ListBucket"], "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "StringNotEquals": { "S3:If-None-Match": ["*"] } } } }
                                      ~~~~~~~~~~~~~~~~~~ this test of \`S3:If-None-Match\` also denies the parts of a multipart upload
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*", "s3:ListBucket"], "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "Bool": { "s3:ObjectCreationOperation": "true" }, "StringNotEquals": { "S3:If-None-Match": ["*"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'only for requests that create the object',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:if-none-match": "true" },
    "Bool": { "s3:ObjectCreationOperation": "true" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const { effect, conditions } = statement;
      const names = conditions.map(({ key }) => asciiLower(key.value));
      if (effect !== 'Deny' || names.includes('s3:objectcreationoperation')) continue;
      const clause = conditions.find(
        (each, index) => HEADERS.has(names[index] ?? '') && resultWhenAbsent(each) === true,
      );
      if (!clause || !appliesTo(statement, ['s3:PutObject'], context)) continue;
      const test = { operator: 'Bool', key: 's3:ObjectCreationOperation', value: 'true' };
      const title = 'leave the parts of uploads out';
      yield {
        at: clause.key,
        message: 'parts',
        data: { key: clause.key.value },
        fix: { grade: 'unsafe', title, edits: [addTest(statement, test)] },
      };
    }
  },
});

const HEADERS: ReadonlySet<string> = new Set(['s3:if-match', 's3:if-none-match']);
