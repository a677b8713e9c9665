import { defineRule, hasElement } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-effect',
  title: 'Statement without Effect',
  severity: 'error',
  rationale: `
    Nothing in a statement tells whether it allows or denies but its Effect, and there is no default.
    AWS refuses a policy with such a statement as a whole, so that its other statements are not stored
    either.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
  ],
  messages: {
    missing: {
      message: 'this statement has no `Effect`',
      why: 'AWS refuses the policy: there is no default between allowing and denying',
      help: 'add `"Effect": "Allow"` or `"Effect": "Deny"`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a statement that only lists',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement has no \`Effect\`
`,
      },
    ],
    valid: [
      {
        title: 'the effect after everything else',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Effect": "Allow" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (!hasElement(statement.node, 'statement', ['Effect'])) {
        yield { at: statement, message: 'missing' };
      }
    }
  },
});
