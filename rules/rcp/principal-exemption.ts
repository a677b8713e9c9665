import { addTest, defineRule, sourceDenials } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/principal-exemption',
  title: 'Resource control policy on AWS services that hits everybody else as well',
  severity: 'warning',
  types: ['rcp'],
  rationale: `
    aws:SourceOrgID, aws:SourceAccount and aws:SourceArn are in requests that a service makes for a
    resource, and in no others. A negated test is true without its key: unless the Deny is for service
    principals only, it stops every user and role.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html',
  ],
  messages: {
    hitsPeople: {
      message: 'the test of `{key}` also denies the requests of users and roles',
      why: 'they carry no `{key}`, and `{operator}` is true without it',
      help: 'limit the statement to services: `Bool` is `true` for `aws:PrincipalIsAWSService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'confused deputies, and everybody',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*"], "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "AWS:SourceOrgID": "o-a1b2c3d4e5" } } } }
                                              ~~~~~~~~~~~~~~~~~ the test of \`AWS:SourceOrgID\` also denies the requests of users and roles
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*"], "Resource": "*",
  "Condition": { "Bool": { "aws:PrincipalIsAWSService": "true" }, "StringNotEqualsIfExists": { "AWS:SourceOrgID": "o-a1b2c3d4e5" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'services only, and requests for some resource only',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-a1b2c3d4e5" },
      "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:SourceAccount": "111111111111" },
      "Null": { "aws:SourceArn": "false" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, isForServices, asksForSource } of sourceDenials(context)) {
      if (isForServices || asksForSource) continue;
      const test = { operator: 'Bool', key: 'aws:PrincipalIsAWSService', value: 'true' };
      yield {
        at: clause.key,
        message: 'hitsPeople',
        data: { key: clause.key.value, operator: clause.operator.node.value },
        fix: { grade: 'unsafe', title: 'deny services only', edits: [addTest(statement, test)] },
      };
    }
  },
});
