import { defineRule, knownClauses, mayBeKeyArn, plainValues } from '../../src/index.ts';

export default defineRule({
  id: 's3/sse-kms-key-id-not-key-arn',
  title: 'Key for uploads that is not named by its ARN',
  severity: 'error',
  rationale: `
    s3:x-amz-server-side-encryption-aws-kms-key-id is compared as a text, and what it is compared with
    is the full ARN of the key. An alias or a bare id never equals it: a Deny for all other keys denies
    uploads under the right key as well.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  ],
  messages: {
    noArn: {
      message: '`{value}` is no key ARN',
      why: '`{key}` holds the ARN of the key, so that `{operator}` finds no upload with this value',
      help: 'write the ARN of the key, `arn:aws:kms:region:account:key/id`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an alias',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption-aws-kms-key-id": "alias/lab" } } } }
                                                                                        ~~~~~~~~~~~ \`alias/lab\` is no key ARN
`,
      },
      {
        title: 'an id and the ARN of an alias, in an Allow',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:PutObject*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnLikeIfExists": { "S3:x-amz-server-side-encryption-aws-kms-key-id": [
    "1234abcd-12ab-34cd-56ef-1234567890ab",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`1234abcd-12ab-34cd-56ef-1234567890ab\` is no key ARN
    "arn:aws:kms:us-east-1:111111111111:alias/lab"] } } } }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:kms:us-east-1:111111111111:alias/lab\` is no key ARN
`,
      },
    ],
    valid: [
      {
        title: 'a key ARN, a pattern for some, and a placeholder',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnNotLikeIfExists": { "s3:x-amz-server-side-encryption-aws-kms-key-id": [
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:kms:*:111111111111:key/*", "\${aws_kms_key.lab.arn}", "ARN of the key"] } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family === 'Null' || key.name !== KEY_ID) continue;
      for (const { node, text } of plainValues(clause)) {
        // No name of a key holds a blank: such a text says what is to be filled in.
        if (mayBeKeyArn(text) || text.includes(' ')) continue;
        const operator = clause.operator.node.value;
        yield {
          at: node,
          message: 'noArn',
          data: { value: text, key: clause.key.value, operator },
        };
      }
    }
  },
});

const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';
