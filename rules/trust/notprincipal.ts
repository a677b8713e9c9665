import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'trust/notprincipal',
  title: 'NotPrincipal in a trust policy',
  severity: 'error',
  types: ['trust'],
  rationale: `
    A trust policy says who may assume the role. NotPrincipal would let in all that it does not name;
    IAM refuses it there. An exception is written as a Deny for a principal, or as a condition on
    aws:PrincipalArn.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    refused: {
      message: 'a trust policy takes no `NotPrincipal`',
      why: 'IAM refuses the policy',
      help: 'name in `Principal` who may assume the role',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all but one, and a Deny of all but one',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "NotPrincipal": { "AWS": "arn:aws:iam::111111111111:user/ana" },
                       ~~~~~~~~~~~~~~ a trust policy takes no \`NotPrincipal\`
    "Action": "sts:AssumeRole" },
  { "Effect": "Deny", "NotPrincipal": { "AWS": "111111111111" }, "Action": "sts:AssumeRole" }] }
                      ~~~~~~~~~~~~~~ a trust policy takes no \`NotPrincipal\`
`,
      },
    ],
    valid: [
      {
        title: 'one account but for a user',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "sts:AssumeRole" },
  { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" },
    "Action": "sts:AssumeRole" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { principal } of policy.statements) {
      if (principal?.negated) yield { at: principal.key, message: 'refused' };
    }
  },
});
