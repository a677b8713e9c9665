import { addTest, callerDenials, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/service-principal-exemption',
  title: 'Resource control policy on callers that hits AWS services as well',
  severity: 'warning',
  types: ['rcp'],
  rationale: `
    A resource control policy holds for service principals too, and these belong to no organization. A
    Deny of all callers from elsewhere that does not leave them out stops log delivery, CloudTrail,
    replication and the like, in every account below.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html',
  ],
  messages: {
    hitsServices: {
      message: 'the test of `{key}` also denies requests that AWS services make as themselves',
      why: 'service principals carry no `{key}`, and `{operator}` is true without it',
      help: 'leave them out: `BoolIfExists` is `false` for `aws:PrincipalIsAWSService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one organization',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "kms:*"], "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
                                              ~~~~~~~~~~~~~~~~~~~~ the test of \`aws:PrincipalOrgID\` also denies requests that AWS services make as themselves
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "kms:*"], "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
`,
      },
      {
        title: 'paths of an organization, under a set operator',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "ForAllValues:StringNotLike": { "aws:principalorgpaths": ["o-a1b2c3d4e5/r-ab12/*"] } } }] }
                                                 ~~~~~~~~~~~~~~~~~~~~~~~ the test of \`aws:principalorgpaths\` also denies requests that AWS services make as themselves
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }, "ForAllValues:StringNotLike": { "aws:principalorgpaths": ["o-a1b2c3d4e5/r-ab12/*"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'services left out',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "kms:*"], "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } } }
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
