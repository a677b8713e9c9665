import { defineRule, lenientKeyMessages, neverPresentFindings } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-never-present',
  title: 'Condition key that requests for the named actions never carry',
  severity: 'error',
  rationale: `
    AWS documents for each action which condition keys its requests carry. On any other key a
    positive operator is false and a negated one is true, so that the condition is a constant. What
    follows depends on the effect: the statement denies everything it covers, or nothing; it allows
    everything it covers, or nothing. IAM accepts such a policy without a word.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: lenientKeyMessages('test {instead}, or move {actions} to a statement without `{key}`'),
  examples: {
    invalid: [
      {
        title: 'a Deny that blocks every upload, tagged or not',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:RequestTag/team": "red" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~ \`aws:RequestTag/team\` is never in a request for \`s3:PutObject\`, so \`StringNotEquals\` always denies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:RequestObjectTag/team": "red" } } }] }
`,
      },
      {
        title: 'a guard on tagged tables that does not exist',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["dynamodb:ListTables", "dynamodb:ListBackups"], "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/secret\` is never in a request for \`dynamodb:ListTables\` and \`dynamodb:ListBackups\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'an Allow that was to spare the secret key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Sign", "kms:Verify"], "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:EncryptionAlgorithm": "SYMMETRIC_DEFAULT" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionAlgorithm\` is never in a request for \`kms:Sign\` and \`kms:Verify\`, so \`StringNotEquals\` always allows
`,
      },
      {
        title: 'a limit that IfExists makes needless',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "sqs:SendMessage", "Resource": "*",
  "Condition": { "StringEqualsIfExists": { "sns:Protocol": "https" } } }] }
                                           ~~~~~~~~~~~~~~ \`sns:Protocol\` is never in a request for \`sqs:SendMessage\`, so \`StringEqualsIfExists\` always allows
`,
      },
      {
        title: 'an Allow that grants nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "rds:DeleteDBInstance", "Resource": "arn:aws:rds:*:111111111111:db:*",
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~ \`aws:RequestTag/team\` is never in a request for \`rds:DeleteDBInstance\`, so \`StringEquals\` never allows
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "rds:DeleteDBInstance", "Resource": "arn:aws:rds:*:111111111111:db:*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a key of the resource type, not of the action',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:TagResource", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
  "Condition": { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/lab-*" } } }] }
`,
      },
      {
        title: 'a key that comes with any action',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "s3:PutObject", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* neverPresentFindings(context, ({ byWildcard }) => !byWildcard);
  },
});
