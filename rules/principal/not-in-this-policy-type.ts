import { defineRule, member, removeMember } from '../../src/index.ts';

export default defineRule({
  id: 'principal/not-in-this-policy-type',
  title: 'Principal in a policy that is attached to its principal',
  severity: 'error',
  rationale: `
    An identity policy, a permissions boundary and a session policy apply to the user, group, role or
    session that they are attached to. They have no Principal: AWS refuses one that has. Who may use a
    resource is said in the policy of the resource, who may assume a role in its trust policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    principal: {
      message: '`{element}` in a policy of type {type}',
      why: 'such a policy applies to what it is attached to, and AWS refuses one that names principals',
      help: 'remove `{element}`, or attach the statement to the resource',
    },
  },
  types: ['identity', 'boundary', 'session'],
  examples: {
    invalid: [
      {
        title: 'an identity policy for somebody',
        type: 'identity',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  ~~~~~~~~~~~ \`Principal\` in a policy of type identity
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the same statement in the policy of the bucket',
        type: 'bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, principal } of policy.statements) {
      if (!principal) continue;
      const element = principal.key.value;
      const written = member(node, element);
      yield {
        at: principal.key,
        message: 'principal',
        data: { element, type: policy.type },
        ...(written && {
          fix: {
            grade: 'unsafe',
            title: `remove ${element}`,
            edits: [removeMember(node, written)],
          },
        }),
      };
    }
  },
});
