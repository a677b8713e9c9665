import { actionEntries, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'action/empty-name',
  title: 'Service prefix without the name of an action',
  severity: 'error',
  rationale: `
    Nothing after the colon does not mean everything: the entry matches no request. It comes from a
    template whose variable had no value, or from a hand that stopped typing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    empty: {
      message: '`{action}` names no action',
      why: 'nothing after the colon matches no request: the entry is without effect',
      help: 'write the name of an action, or `{action}*` for all of the service',
    },
  },
  examples: {
    invalid: [
      {
        title: 'nothing after the colon',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:", "sqs:SendMessage"] }] }
             ~~~~~ \`s3:\` names no action
`,
      },
    ],
    valid: [
      {
        title: 'all actions of the service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:*", "sqs:SendMessage"] }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      for (const { kind, pattern } of actionEntries(statement, context)) {
        if (kind !== 'no-name') continue;
        yield { at: pattern.node, message: 'empty', data: { action: pattern.text } };
      }
    }
  },
});
