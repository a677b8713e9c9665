import { defineRule, lenientKeyMessages, neverPresentFindings } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-never-present-wildcard',
  title: 'Condition key that no action behind a wildcard carries',
  severity: 'error',
  rationale: `
    A wildcard hides that none of the actions it stands for, on the resources of the statement,
    carries the condition key. The condition is then a constant: it denies or allows everything that
    the statement covers, or nothing, whatever the request says.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: lenientKeyMessages('test {instead}, or move {actions} to a statement without `{key}`'),
  examples: {
    invalid: [
      {
        title: 'a Deny that blocks every change of a queue',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "sqs:Set*", "Resource": "*",
  "Condition": { "Null": { "aws:RequestTag/team": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~ \`aws:RequestTag/team\` is never in a request for \`sqs:SetQueueAttributes\`, so \`Null\` always denies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "sqs:Set*", "Resource": "*",
  "Condition": { "Null": { "aws:ResourceTag/team": "true" } } }] }
`,
      },
      {
        title: 'a guard that no list of tables heeds',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "dynamodb:List*Tables", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/secret\` is never in a request for \`dynamodb:ListGlobalTables\` and \`dynamodb:ListTables\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'a limit on lists that lets every list through',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:ListAllMy*", "Resource": "*",
  "Condition": { "StringLikeIfExists": { "s3:prefix": "home/*" } } }] }
                                         ~~~~~~~~~~~ \`s3:prefix\` is never in a request for \`s3:ListAllMyBuckets\`, so \`StringLikeIfExists\` always allows
`,
      },
      {
        title: 'an Allow of all tables but one kind that allows all of them',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "dynamodb:List*Tables", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:ResourceTag/secret": "yes" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/secret\` is never in a request for \`dynamodb:ListGlobalTables\` and \`dynamodb:ListTables\`, so \`StringNotEquals\` always allows
`,
      },
      {
        title: 'an Allow on objects by a key of bucket creation',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:LocationConstraint": "eu-west-1" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~ \`s3:LocationConstraint\` is never in a request for \`s3:GetObject\`, \`s3:GetObjectAcl\`, \`s3:GetObjectAnnotation\`, \`s3:GetObjectAttributes\`, \`s3:GetObjectLegalHold\` and 11 more, so \`StringEquals\` never allows
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard that covers an action with the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:List*", "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringLike": { "s3:prefix": "home/*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* neverPresentFindings(context, ({ byWildcard }) => byWildcard);
  },
});
