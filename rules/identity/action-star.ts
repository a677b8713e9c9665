import { defineRule, isOnEverything } from '../../src/index.ts';

export default defineRule({
  id: 'identity/action-star',
  title: 'Allow of every action on some resource',
  severity: 'error',
  types: ['identity'],
  rationale: `
    Every action on a resource includes those that delete it, open it to other accounts and change who
    may do so. Reading and writing is what most callers need; the rest is a separate decision.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    any: {
      message: 'every action is allowed on {resources}',
      why: 'that includes deleting them and giving others access to them',
      help: 'list the actions that are needed',
    },
    conditional: {
      message: 'every action is allowed on {resources} under a condition',
      why: 'while it holds, that includes deleting them and giving others access to them',
      help: 'list the actions that are needed',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all that can be done to a bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*",
                                                                       ~~~ every action is allowed on \`arn:aws:s3:::lab\` and \`arn:aws:s3:::lab/*\`
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
      {
        title: 'all that can be done to what has the own tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["*"],
                                                                         ~~~ every action is allowed on \`arn:aws:dynamodb:us-east-1:111111111111:table/*\` under a condition
  "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of everything, and an Allow of one service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::vault/*" },
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      const { effect, action, resource, conditions } = statement;
      const any = action?.patterns.find(({ text }) => text === '*' || text === '*:*');
      if (effect !== 'Allow' || !any || action?.negated) continue;
      if (!resource || resource.negated || isOnEverything(statement)) continue;
      yield {
        at: any.node,
        message: conditions.length > 0 ? 'conditional' : 'any',
        data: { resources: resource.patterns.map(({ text }) => text) },
      };
    }
  },
});
