import { defineRule, isEmptyList, property } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/empty-action',
  title: 'Empty list of actions',
  severity: 'warning',
  rationale: `
    The policy grammar wants at least one action in a list. An empty one comes from a template whose
    variable had no value: an Allow then grants nothing, a Deny protects nothing, and an empty NotAction
    excepts nothing, so that the statement is about every action of every service.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    none: {
      message: '`Action` is an empty list',
      why: 'the statement is about no action and does nothing',
      help: 'list the actions, or remove the statement',
    },
    all: {
      message: '`NotAction` is an empty list',
      why: 'nothing is excepted: the statement is about every action',
      help: 'list the actions that it is not about',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a list that was never filled in',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": [], "Resource": "arn:aws:s3:::lab/*" }] }
                                 ~~ \`Action\` is an empty list
`,
      },
      {
        title: 'no exceptions',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "NotAction": [], "Resource": "*" }] }
                                   ~~ \`NotAction\` is an empty list
`,
      },
    ],
    valid: [
      {
        title: 'a list of one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, action } of policy.statements) {
      if (action && isEmptyList(property(node, action.key.value))) {
        yield { at: action, message: action.negated ? 'all' : 'none' };
      }
    }
  },
});
