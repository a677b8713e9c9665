import { defineRule, isFullAccess } from '../../src/index.ts';

export default defineRule({
  id: 'vpce/full-access',
  title: 'Endpoint policy that lets everything through',
  severity: 'info',
  types: ['endpoint'],
  rationale: `
    A VPC endpoint without a policy of its own lets every request through: also one with the keys of a
    stranger, to a bucket of that stranger. It is the way by which data leaves a network without a route
    to the internet. A policy can hold callers and resources to those of the organization.`,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
  ],
  messages: {
    open: {
      message: 'this endpoint lets {actions} of everybody through to every resource',
      why: 'with keys of another account, data of this network can be written to that account',
      help: 'ask for `aws:PrincipalOrgID` and `aws:ResourceOrgID`, and allow what AWS owns apart',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the policy that every endpoint has at first',
        type: 'endpoint',
        policy: `
{ "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }] }
                                                                 ~~~ this endpoint lets \`*\` of everybody through to every resource
`,
      },
      {
        title: 'one service',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": ["s3:*"], "Resource": ["*"] } }
             ~~~~~~ this endpoint lets \`s3:*\` of everybody through to every resource
`,
      },
    ],
    valid: [
      {
        title: 'the own organization, and an Allow that a Deny holds to it',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    if (policy.statements.some(({ effect }) => effect === 'Deny')) return;
    for (const statement of policy.statements) {
      const { action } = statement;
      if (!action || !isFullAccess(statement)) continue;
      const actions = action.patterns.map(({ text }) => text);
      yield { at: action.patterns[0]?.node ?? action, message: 'open', data: { actions } };
    }
  },
});
