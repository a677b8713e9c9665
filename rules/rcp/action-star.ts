import { defineRule, isFullAccess } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/action-star',
  title: 'All actions at once in a resource control policy',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    A resource control policy of your own names the services that it bounds, each with its prefix. The
    star alone is for RCPFullAWSAccess; AWS Organizations refuses it elsewhere.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  ],
  messages: {
    star: {
      message: 'the action `{action}` in a resource control policy',
      why: 'AWS Organizations refuses the policy: every action needs the prefix of a service',
      help: 'list the services that are meant, as `s3:*` and `kms:*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything from elsewhere',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "*"], "Resource": "*",
                     ~~~ the action \`*\` in a resource control policy
  "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the services one by one, and the policy of AWS',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "kms:*"], "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (statement.action?.negated !== false || isFullAccess(statement)) continue;
      const star = statement.action.patterns.find(({ text }) => text === '*' || text === '*:*');
      if (star) yield { at: star.node, message: 'star', data: { action: star.text } };
    }
  },
});
