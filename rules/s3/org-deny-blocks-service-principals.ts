import { addTest, callerDenials, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 's3/org-deny-blocks-service-principals',
  title: 'Deny for callers from elsewhere that hits AWS services as well',
  severity: 'warning',
  types: ['bucket'],
  rationale: `
    An AWS service that calls as itself, as log delivery, CloudTrail and CloudFront do, belongs to no
    account and to no organization: its requests carry no aws:PrincipalOrgID. A negated test is true
    without its key, so that the Deny meant for strangers stops these services.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    hitsServices: {
      message: 'the test of `{key}` also denies requests that AWS services make as themselves',
      why: 'service principals carry no `{key}`, and `{operator}` is true without it: log delivery and the like fail',
      help: 'leave them out: `BoolIfExists` is `false` for `aws:PrincipalIsAWSService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an organization, without its logs',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
  "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
                                      ~~~~~~~~~~~~~~~~~~~~ the test of \`aws:PrincipalOrgID\` also denies requests that AWS services make as themselves
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
  "Condition": { "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
`,
      },
      {
        title: 'IfExists does not help against a negated operator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" },
  "Action": ["s3:PutObject"], "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "StringNotLikeIfExists": { "aws:principalaccount": ["111111111111"] } } } }
                                            ~~~~~~~~~~~~~~~~~~~~~~ the test of \`aws:principalaccount\` also denies requests that AWS services make as themselves
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" },
  "Action": ["s3:PutObject"], "Resource": "arn:aws:s3:::logs/*",
  "Condition": { "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "StringNotLikeIfExists": { "aws:principalaccount": ["111111111111"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'services left out, and a test that only callers of an organization meet',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::logs/*",
    "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::logs/*",
    "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      "Null": { "aws:PrincipalOrgID": "false" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause } of callerDenials(context)) {
      const value = 'false';
      const exemption = { operator: 'BoolIfExists', key: 'aws:PrincipalIsAWSService', value };
      yield {
        at: clause.key,
        message: 'hitsServices',
        data: { key: clause.key.value, operator: clause.operator.node.value },
        fix: {
          grade: 'unsafe',
          title: 'leave requests of AWS services out',
          edits: [addTest(statement, exemption)],
        },
      };
    }
  },
});
