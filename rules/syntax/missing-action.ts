import { defineRule, hasElement } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-action',
  title: 'Statement with neither Action nor NotAction',
  severity: 'error',
  rationale: `
    A statement has to say which actions it is about. Without them AWS refuses the policy; there is no
    reading in which the statement means every action, or none.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    missing: {
      message: 'this statement has neither `Action` nor `NotAction`',
      why: 'AWS refuses the policy: a statement names the actions that it is about',
      help: 'add `"Action": […]`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny without actions',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Resource": "arn:aws:s3:::lab/*",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement has neither \`Action\` nor \`NotAction\`
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'NotAction in place of Action',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "NotAction": ["iam:*", "sts:*"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (!hasElement(statement.node, 'statement', ['Action', 'NotAction'])) {
        yield { at: statement, message: 'missing' };
      }
    }
  },
});
