import {
  asciiLower,
  coversAction,
  defineRule,
  isOnEverything,
  type Element,
  type ActionPattern,
} from '../../src/index.ts';

export default defineRule({
  id: 'identity/notaction-allow',
  title: 'Allow with NotAction',
  severity: 'error',
  types: ['identity'],
  rationale: `
    NotAction in an Allow gives all that it does not name: every other service, IAM included, and
    whatever AWS adds. What the list was to keep out often has another way in. Without IAM, on some
    resources or under a condition less is given, but still more than anybody has listed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  ],
  messages: {
    everywhere: {
      message: 'this Allow gives every action but {actions}',
      why: 'all other services are included, and all that AWS adds to them',
      help: 'list in `Action` what is needed; put what is forbidden into a Deny',
    },
    iamLeftOut: {
      message: 'this Allow gives every action of every service but {actions}',
      why: 'what is given is nowhere listed, and grows with what AWS adds',
      help: 'list in `Action` what is needed; put what is forbidden into a Deny',
      severity: 'warning',
    },
    limited: {
      message: 'this Allow gives every action but {actions} on some resources or under a condition',
      why: 'what is given is nowhere listed, and grows with what AWS adds',
      help: 'list in `Action` what is needed; put what is forbidden into a Deny',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all but one service',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "NotAction": "organizations:*", "Resource": "*" } }
  ~~~~~~~~~~~ this Allow gives every action but \`organizations:*\`
`,
      },
      {
        title: 'all but IAM',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "NotAction": ["iam:*", "organizations:*"], "Resource": "*" } }
  ~~~~~~~~~~~ this Allow gives every action of every service but \`iam:*\` and \`organizations:*\`
`,
      },
      {
        title: 'all but deleting, on one bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "NotAction": "s3:DeleteObject", "Resource": "arn:aws:s3:::lab/*" }] }
  ~~~~~~~~~~~ this Allow gives every action but \`s3:DeleteObject\` on some resources or under a condition
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of all that is not listed',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" },
  { "Effect": "Deny", "NotAction": "iam:ChangePassword", "Resource": "*",
    "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      const { effect, action, conditions } = statement;
      if (effect !== 'Allow' || !action?.negated) continue;
      const isEverywhere = isOnEverything(statement) && conditions.length === 0;
      const broad = leavesIamOut(action) ? 'iamLeftOut' : 'everywhere';
      yield {
        at: action.key,
        message: isEverywhere ? broad : 'limited',
        data: { actions: action.patterns.map(({ text }) => text) },
      };
    }
  },
});

/** True for a NotAction that keeps back what gives permissions. */
function leavesIamOut({ patterns }: Element<ActionPattern>): boolean {
  return patterns.some(({ text }) => coversAction(asciiLower(text), 'iam:*'));
}
