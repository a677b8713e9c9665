import { defineRule, saysForWhom, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'trust/confused-deputy',
  title: 'Service that may assume the role for anybody',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    The service assumes the role for whoever uses it, in any account. These services say in aws:SourceArn
    and aws:SourceAccount for whom, and their guides ask for a test of it: without one a stranger who knows
    the ARN of the role can have the service use it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount',
  ],
  messages: {
    anybody: {
      message: '{services} may assume this role for any account',
      why: 'a stranger can have the service act with the permissions of the role',
      help: 'demand `aws:SourceAccount` or `aws:SourceArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'executions of anybody, with a test of something else',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "states.amazonaws.com" } },
                                                                             ~~~~~~~~~~~~~~~~~~~~~~ \`states.amazonaws.com\` may assume this role for any account
  { "Effect": "Allow", "Action": "sts:*",
    "Principal": { "Service": ["lambda.amazonaws.com", "logs.us-east-1.amazonaws.com"] },
                                                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`logs.us-east-1.amazonaws.com\` may assume this role for any account
    "Condition": { "StringEqualsIfExists": { "aws:SourceAccount": "111111111111" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'for one account, and a service that is safe by iam:PassRole',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "states.amazonaws.com" },
    "Condition": { "ArnLike": { "AWS:sourceArn": "arn:aws:states:*:111111111111:stateMachine:*" } } },
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "lambda.amazonaws.com" } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { services, source } of serviceCallers(policy)) {
      const [first, ...others] = services.filter(({ value }) => saysForWhom(value));
      if (source || !first) continue;
      const data = { services: [first, ...others].map(({ value }) => value) };
      yield { at: first.node, message: 'anybody', data };
    }
  },
});
