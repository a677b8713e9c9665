import { defineRule, isFullAccess, property, type Statement } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/allow',
  title: 'Allow in a resource control policy',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    A resource control policy takes permissions away and gives none. The one Allow that there is,
    RCPFullAWSAccess, is attached by AWS and cannot be taken off; AWS Organizations refuses another.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  ],
  messages: {
    allow: {
      message: 'an Allow in a resource control policy',
      why: 'AWS Organizations refuses the policy: those of your own only deny',
      help: 'deny what is to be forbidden, and leave grants to the policies of principals and resources',
    },
  },
  examples: {
    invalid: [
      {
        title: 'access for an organization',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
                                                    ~~~~~~~ an Allow in a resource control policy
  "Action": "s3:*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'RCPFullAWSAccess, as AWS attaches it',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || isOfAws(statement)) continue;
      yield { at: property(statement.node, 'Effect') ?? statement, message: 'allow' };
    }
  },
});

function isOfAws(statement: Statement): boolean {
  return (
    isFullAccess(statement) && statement.action?.patterns.some(({ text }) => text === '*') === true
  );
}
