import { defineRule, knownClauses, mayBeKeyArn, namedBy, plainValues } from '../../src/index.ts';

/** The rule `s3/sse-kms-key-id-not-key-arn` speaks of this key. */
const OF_S3 = 's3:x-amz-server-side-encryption-aws-kms-key-id';

export default defineRule({
  id: 'condition/kms-key-value',
  title: 'Key of AWS KMS that is not named by its ARN',
  severity: 'error',
  rationale: `
    Services fill in the ARN of the key, whatever name the caller used. An alias or the id of a key in a
    policy never equals it: the Deny for all other keys hits this key as well.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  ],
  messages: {
    noArn: {
      message: '`{value}` is no key ARN',
      why: '`{key}` holds the ARN of a key: this value matches no request',
      help: 'write `arn:aws:kms:region:account:key/id`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an alias, an id, and the ARN of an alias',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "sagemaker:Create*",
  "Resource": "*", "Condition": { "StringNotEquals": { "sagemaker:VolumeKmsKey": [
    "alias/lab",
    ~~~~~~~~~~~ \`alias/lab\` is no key ARN
    "1234abcd-12ab-34cd-56ef-1234567890ab",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`1234abcd-12ab-34cd-56ef-1234567890ab\` is no key ARN
    "arn:aws:kms:us-east-1:111111111111:alias/lab"] } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:kms:us-east-1:111111111111:alias/lab\` is no key ARN
`,
      },
    ],
    valid: [
      {
        title: 'a key ARN and patterns for some',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "sagemaker:Create*",
  "Resource": "*", "Condition": { "ArnNotLike": { "sagemaker:VolumeKmsKey": [
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:kms:*:111111111111:key/*", "arn:*:kms:*:*:*"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family === 'Null' || namedBy(key) !== 'kms-key' || key.name === OF_S3) continue;
      for (const { node, text } of plainValues(clause)) {
        if (mayBeKeyArn(text)) continue;
        yield { at: node, message: 'noArn', data: { value: text, key: clause.key.value } };
      }
    }
  },
});
