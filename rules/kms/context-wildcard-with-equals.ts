import { defineRule, starredTexts, valueText } from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-wildcard-with-equals',
  title: 'Wildcard in an encryption context under an operator that takes none',
  severity: 'error',
  rationale: `
    StringEquals compares letter by letter. A value such as arn:aws:s3:::bucket/* stands there for an
    object whose name is a star; no object has that context, so that the statement matches nothing, or,
    where the operator is negated, everything.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    like: {
      message: '`{operator}` takes the wildcard in {values} for a plain character',
      why: 'no encryption context holds it, so that the value equals that of no request',
      help: 'use `{like}`',
    },
    ignoringCase: {
      message: '`{operator}` has no wildcards, and {values} has one',
      why: 'no encryption context holds the character, so that the value equals that of no request',
      help: 'use `StringLike` or `StringNotLike`, which compare with letter case',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all objects of a bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
                                                                       ~~~~~~~~~~~~~~~~~~~~ \`StringEquals\` takes the wildcard in \`arn:aws:s3:::lab/*\` for a plain character
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
`,
      },
      {
        title: 'a Deny of all but a folder of the caller, which denies that as well',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "kms:encryptioncontext:aws:s3:arn": [
    "arn:aws:s3:::lab", "arn:aws:s3:::lab/\${aws:username}/*"] } } }] }
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEqualsIfExists\` takes the wildcard in \`arn:aws:s3:::lab/\${aws:username}/*\` for a plain character
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotLikeIfExists": { "kms:encryptioncontext:aws:s3:arn": [
    "arn:aws:s3:::lab", "arn:aws:s3:::lab/\${aws:username}/*"] } } }] }
`,
      },
      {
        title: 'an operator without a twin for wildcards',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEqualsIgnoreCase": { "kms:EncryptionContext:app": "shop-*" } } }] }
                                                                          ~~~~~~~~ \`StringEqualsIgnoreCase\` has no wildcards, and \`shop-*\` has one
`,
      },
    ],
    valid: [
      {
        title: 'an operator with wildcards, and a star as such',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": {
    "StringLike": { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] },
    "StringEquals": { "kms:EncryptionContext:glob": "\${*}.csv" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { known, values, like, fix } of starredTexts(
      context,
      ({ name }) => name === CONTEXT,
    )) {
      yield {
        at: values[0],
        message: like === undefined ? 'ignoringCase' : 'like',
        data: {
          operator: known.clause.operator.node.value,
          values: values.map(valueText),
          like: like ?? '',
        },
        ...(fix && { fix }),
      };
    }
  },
});

const CONTEXT = 'kms:EncryptionContext:';
