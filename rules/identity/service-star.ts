import { defineRule, isStarName, isTakenBack } from '../../src/index.ts';

export default defineRule({
  id: 'identity/service-star',
  title: 'Allow of every action of a service',
  severity: 'warning',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    A whole service is more than its daily use: it includes deleting, giving others access, and every
    action that AWS will add. What a caller needs is rarely all of it. On some resources or under a
    condition the same is a hint only.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21',
  ],
  messages: {
    everywhere: {
      message: 'every action is allowed of {services}',
      why: 'that includes deleting, giving others access, and whatever AWS adds to the service',
      help: 'list the actions that are needed',
    },
    limited: {
      message: 'every action is allowed of {services} on some resources or under a condition',
      why: 'that includes deleting, giving others access, and whatever AWS adds to the service',
      help: 'list the actions that are needed',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two services in one statement, in whatever letters',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["S3:*", "dynamodb:**", "sqs:SendMessage"], "Resource": "*" } }
             ~~~~~~ every action is allowed of \`S3\` and \`dynamodb\`
`,
      },
      {
        title: 'a service on one bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:*",
                                                                        ~~~~~~ every action is allowed of \`s3\` on some resources or under a condition
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'a family of actions, and a Deny of a service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*" },
  { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, action, resource, conditions } of policy.statements) {
      if (effect !== 'Allow' || !action || action.negated) continue;
      const [first, ...others] = action.patterns.filter(isStarName);
      if (!first || first.service === undefined) continue;
      if (isTakenBack(policy, first.text)) continue;
      const isEverywhere = resource?.patterns.some(({ text }) => text === '*') === true;
      yield {
        at: first.node,
        message: isEverywhere && conditions.length === 0 ? 'everywhere' : 'limited',
        data: { services: [first, ...others].map(({ text }) => text.split(':', 1)[0] ?? text) },
      };
    }
  },
});
