import { defineRule, isForeignToServices, resultWhenAbsent } from '../../src/index.ts';

export default defineRule({
  id: 'principal/service-unsupported-key',
  title: 'Condition on a key that service principals never carry',
  severity: 'error',
  rationale: `
    A service that calls as itself is no user, has no tags and belongs to no organization: its requests
    lack the keys that describe these. On an absent key a positive test is false and a negated one
    true. For the organization on whose behalf it calls there is aws:SourceOrgID.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    never: {
      message: '`{key}` is never in a request of {services}, so `{operator}` is never met',
      why: 'an Allow with it grants the service nothing, a Deny with it stops nothing',
      help: 'use `aws:SourceOrgID`, `aws:SourceAccount` or `aws:SourceArn` for whom the service calls',
    },
    always: {
      message: '`{key}` is never in a request of {services}, so `{operator}` is always met',
      why: 'the condition tests nothing: the statement applies to every call of the service',
      help: 'use `aws:SourceOrgID`, `aws:SourceAccount` or `aws:SourceArn` for whom the service calls',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a distribution of the organization',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "cloudfront.amazonaws.com" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalOrgID\` is never in a request of \`cloudfront.amazonaws.com\`, so \`StringEquals\` is never met
`,
      },
      {
        title: 'a guard that hits every log',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Principal": { "Service": "delivery.logs.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
                                      ~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalOrgID\` is never in a request of \`delivery.logs.amazonaws.com\`, so \`StringNotEquals\` is always met
`,
      },
    ],
    valid: [
      {
        title: 'the organization of the source; the organization of principals beside the service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "aws:SourceOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Allow", "Principal": { "AWS": "111111111111", "Service": "cloudfront.amazonaws.com" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { principal, conditions } of policy.statements) {
      const entries = principal?.negated === false ? principal.entries : [];
      if (entries.length === 0 || entries.some(({ type }) => type !== 'Service')) continue;
      const services = entries.map(({ value }) => value);
      for (const clause of conditions) {
        const result = resultWhenAbsent(clause);
        if (result === undefined || !isForeignToServices(clause.key.value)) continue;
        yield {
          at: clause.key,
          message: result ? 'always' : 'never',
          data: { key: clause.key.value, operator: clause.operator.node.value, services },
        };
      }
    }
  },
});
