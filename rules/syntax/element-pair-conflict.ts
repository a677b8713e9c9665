import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/element-pair-conflict',
  title: 'Element together with its Not… twin',
  severity: 'error',
  rationale: `
    Action and NotAction, Resource and NotResource, Principal and NotPrincipal exclude each other: one
    lists what a statement is about, the other what it is not about. There is no "all of these but
    those" in one statement; a Deny in a second statement says that.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'],
  messages: {
    both: {
      message: '`{first}` and `{second}` stand in one statement',
      why: 'AWS refuses the policy: the two exclude each other',
      help: 'keep one of them; except something by a `Deny` in a statement of its own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an exception within an Allow',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:*",
  "NotAction": "s3:DeleteBucket",
  ~~~~~~~~~~~ \`Action\` and \`NotAction\` stand in one statement
  "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the exception as a statement of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:DeleteBucket", "NotResource": "arn:aws:s3:::scratch" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const problem of policy.problems) {
      if (problem.kind !== 'element-pair') continue;
      const { at, first, second, firstAt } = problem;
      const labels = [{ at: firstAt, message: `\`${first}\` is here` }];
      yield { at, message: 'both', data: { first, second }, labels };
    }
  },
});
