import { addTest, asciiLower, defineRule, sourceDenials } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/source-null-check',
  title: 'Test of the organization of a source that may not be there',
  severity: 'warning',
  types: ['rcp'],
  rationale: `
    Not every request of a service is made for a resource, and not every service says for which. Such
    requests carry no aws:SourceOrgID, and a negated test is true for them. That aws:SourceAccount is
    there shows that the request has a source at all: only then its organization can be wrong.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html',
  ],
  messages: {
    noSource: {
      message: 'the test of `{key}` also denies services that say no source',
      why: 'their requests carry no `{key}`, and `{operator}` is true without it',
      help: 'add `Null` is `false` for `aws:SourceAccount`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'services, with a source or without',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:PrincipalIsAWSService": "true" },
    "StringNotEquals": { "aws:SourceOrgID": ["o-a1b2c3d4e5"] } } } }
                         ~~~~~~~~~~~~~~~~~ the test of \`aws:SourceOrgID\` also denies services that say no source
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "Null": { "aws:SourceAccount": "false" }, "Bool": { "aws:PrincipalIsAWSService": "true" },
    "StringNotEquals": { "aws:SourceOrgID": ["o-a1b2c3d4e5"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'requests with a source only',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:PrincipalIsAWSService": "true" },
    "StringNotEqualsIfExists": { "aws:SourceOrgID": "o-a1b2c3d4e5" },
    "Null": { "aws:SourceAccount": "false" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, asksForSource } of sourceDenials(context)) {
      if (asksForSource || !asciiLower(clause.key.value).startsWith('aws:sourceorg')) continue;
      const test = { operator: 'Null', key: 'aws:SourceAccount', value: 'false' };
      const title = 'ask for requests with a source';
      yield {
        at: clause.key,
        message: 'noSource',
        data: { key: clause.key.value, operator: clause.operator.node.value },
        fix: { grade: 'unsafe', title, edits: [addTest(statement, test)] },
      };
    }
  },
});
