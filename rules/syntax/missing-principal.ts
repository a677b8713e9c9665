import { defineRule, hasElement } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-principal',
  title: 'Statement of a resource policy with neither Principal nor NotPrincipal',
  severity: 'error',
  types: ['bucket', 'key', 'trust', 'rcp', 'endpoint', 'resource'],
  rationale: `
    A policy that hangs on a resource has to say whom it speaks of, for nobody is given by the place
    where it hangs. Statements copied from an identity-based policy lack it, and the service refuses
    them.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    missing: {
      message: 'this statement has neither `Principal` nor `NotPrincipal`',
      why: 'AWS refuses it: a policy on a resource names whom it allows or denies',
      help: 'add `"Principal": { "AWS": "arn:aws:iam::…" }`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a statement that came from an identity-based policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement has neither \`Principal\` nor \`NotPrincipal\`
`,
      },
    ],
    valid: [
      {
        title: 'an identity-based policy, which hangs on its principal',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (!hasElement(statement.node, 'statement', ['Principal', 'NotPrincipal'])) {
        yield { at: statement, message: 'missing' };
      }
    }
  },
});
