import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/notaction',
  title: 'NotAction in a resource control policy',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    Resource control policies know no NotAction: each lists the services that it bounds, and AWS
    Organizations refuses one that does not.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  ],
  messages: {
    notAction: {
      message: '`NotAction` in a resource control policy',
      why: 'AWS Organizations refuses the policy',
      help: 'list the services in `Action`, as `s3:*`, and exempt by a condition or by `NotResource`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything but one action',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "NotAction": "sts:AssumeRole", "Resource": "*",
  ~~~~~~~~~~~ \`NotAction\` in a resource control policy
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the services, and all resources but one',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "sqs:*"], "NotResource": "arn:aws:s3:::public/*",
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { action } of policy.statements) {
      if (action?.negated) yield { at: action.key, message: 'notAction' };
    }
  },
});
