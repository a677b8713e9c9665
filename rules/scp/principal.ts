import { defineRule, member, removeMember } from '../../src/index.ts';

export default defineRule({
  id: 'scp/principal',
  title: 'Principal in a service control policy',
  severity: 'error',
  types: ['scp'],
  rationale: `
    A service control policy holds for the users and roles of the accounts that it is attached to. It has
    neither Principal nor NotPrincipal, and AWS Organizations refuses one that has. Who is to be spared
    is said by a condition on aws:PrincipalArn.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html',
  ],
  messages: {
    principal: {
      message: '`{element}` in a service control policy',
      why: 'AWS Organizations refuses the policy',
      help: 'remove it, and tell callers apart by a condition on `aws:PrincipalArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everybody',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
                                                            ~~~~~~~~~~~ \`Principal\` in a service control policy
  "Action": "organizations:LeaveOrganization", "Resource": "*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": "organizations:LeaveOrganization", "Resource": "*" } }
`,
      },
      {
        title: 'all but one role',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "NotPrincipal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
  ~~~~~~~~~~~~~~ \`NotPrincipal\` in a service control policy
  "Action": "organizations:LeaveOrganization", "Resource": "*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "organizations:LeaveOrganization", "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'all but one role, by a condition',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": "organizations:LeaveOrganization", "Resource": "*",
  "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, principal } of policy.statements) {
      if (!principal) continue;
      const element = principal.key.value;
      const written = member(node, element);
      const title = `remove ${element}`;
      yield {
        at: principal.key,
        message: 'principal',
        data: { element },
        ...(written && { fix: { grade: 'unsafe', title, edits: [removeMember(node, written)] } }),
      };
    }
  },
});
