import { defineRule, untaggedDenials } from '../../src/index.ts';

export default defineRule({
  id: 'abac/untagged-principal-denied',
  title: 'Deny by a tag of the caller that hits whoever has none',
  severity: 'warning',
  types: ['bucket', 'key', 'resource', 'rcp'],
  rationale: `
    The variable has no value for a principal without the tag, and a negated operator is true then. The
    Deny was to keep the tagged apart and hits administrators, roles of services and the account's root
    user as well, whatever they are allowed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    untagged: {
      message: '`{operator}` also denies principals without `{key}`',
      why: 'the variable has no value for them, so that the test is true: administrators and services are denied too',
      help: 'add `Null` with `false` for `{key}`, or spare them with `ArnNotLike` on `aws:PrincipalArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects of other owners',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" } } }] }
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEquals\` also denies principals without \`aws:PrincipalTag/owner\`
`,
      },
      {
        title: 'a key that a role without tags uses as well',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/backup" },
    "Action": "kms:Decrypt", "Resource": "*" },
  { "Effect": "Deny", "Principal": { "AWS": ["*"] }, "Action": "KMS:dec*", "Resource": "*", "Condition": {
    "StringNotLikeIfExists": { "kms:EncryptionContext:owner": "\${AWS:principaltag/owner}" } } }] }
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotLikeIfExists\` also denies principals without \`AWS:principaltag/owner\`
`,
      },
    ],
    valid: [
      {
        title: 'tagged principals only; somebody is spared; a default value',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" },
      "Null": { "aws:PrincipalTag/owner": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" },
      "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": {
      "s3:RequestObjectTag/owner": "\${aws:PrincipalTag/owner, 'nobody'}" } } }] }
`,
      },
      {
        title: 'a key that nobody without the tag may use anyway',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "StringEquals": { "kms:EncryptionContext:owner": "\${aws:PrincipalTag/owner}" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "StringNotEquals": { "kms:EncryptionContext:owner": "\${aws:PrincipalTag/owner}" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, key } of untaggedDenials(policy)) {
      const data = { operator: clause.operator.node.value, key };
      yield { at: clause.key, message: 'untagged', data };
    }
  },
});
