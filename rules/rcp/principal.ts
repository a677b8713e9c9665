import { defineRule, namesAnyone } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/principal',
  title: 'Resource control policy for some principals',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    A resource control policy bounds what anybody may do with the resources of an account. Its Principal
    is the star and nothing else: AWS Organizations refuses another one, and NotPrincipal as well. Who is
    to be spared is said by a condition.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  ],
  messages: {
    notAll: {
      message: '`{element}` of a resource control policy is not `*`',
      why: 'AWS Organizations refuses the policy',
      help: 'write `"Principal": "*"`, and tell callers apart by a condition, as on `aws:PrincipalArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one role',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/guest" },
  ~~~~~~~~~~~ \`Principal\` of a resource control policy is not \`*\`
  "Action": "s3:*", "Resource": "*" } }
`,
      },
      {
        title: 'all but one role',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "NotPrincipal": { "AWS": ["arn:aws:iam::111111111111:role/admin"] },
  ~~~~~~~~~~~~~~ \`NotPrincipal\` of a resource control policy is not \`*\`
  "Action": ["s3:*"], "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'everybody but one role, by a condition',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "*",
  "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { principal } of policy.statements) {
      if (!principal || (!principal.negated && principal.entries.every(namesAnyone))) continue;
      yield { at: principal.key, message: 'notAll', data: { element: principal.key.value } };
    }
  },
});
