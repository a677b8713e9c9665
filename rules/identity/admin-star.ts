import { defineRule, isOnEverything, unreadStatements } from '../../src/index.ts';

export default defineRule({
  id: 'identity/admin-star',
  title: 'Allow of every action on every resource',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    Whoever has this policy owns the account: they may read all data, change every other policy and
    remove what was to hold them back. A condition narrows when they may do so, not what. Where an
    administrator is meant, attach AWS's own AdministratorAccess, which is easy to find and to review.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1',
  ],
  messages: {
    everything: {
      message: 'this Allow gives every action on every resource',
      why: 'whoever has this policy is an administrator of the account',
      help: 'list the actions and the resources that are needed',
    },
    conditional: {
      message: 'this Allow gives every action on every resource under a condition',
      why: 'while the condition holds, whoever has this policy is an administrator of the account',
      help: 'list the actions and the resources that are needed',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }
                                                                       ~~~ this Allow gives every action on every resource
`,
      },
      {
        title: 'among other entries, and with an ARN that leaves all open',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "*"], "Resource": ["arn:aws:*:*:*:*"] }] }
                             ~~~ this Allow gives every action on every resource
`,
      },
      {
        title: 'an administrator with MFA',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*",
                                                                        ~~~ this Allow gives every action on every resource under a condition
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of everything that is not listed leaves the list',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "*", "Resource": "*" },
  { "Effect": "Deny", "NotAction": ["s3:*", "kms:Decrypt"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const unread = unreadStatements(policy);
    const isNarrowed = policy.statements.some(
      (statement) =>
        statement.effect === 'Deny' &&
        statement.action?.negated === true &&
        statement.conditions.length === 0 &&
        isOnEverything(statement),
    );
    if (isNarrowed) return;
    for (const statement of policy.statements) {
      const { effect, action, conditions, index } = statement;
      const any = action?.patterns.find(({ text }) => text === '*' || text === '*:*');
      if (effect !== 'Allow' || !any || action?.negated || unread.has(index)) continue;
      if (!isOnEverything(statement)) continue;
      yield { at: any.node, message: conditions.length > 0 ? 'conditional' : 'everything' };
    }
  },
});
