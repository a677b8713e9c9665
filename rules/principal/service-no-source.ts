import { defineRule, sendsNoSource, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'principal/service-no-source',
  title: 'Service principal allowed without saying for whom',
  severity: 'warning',
  rationale: `
    An AWS service calls on behalf of whoever uses it, in any account. An Allow for the service alone
    lets a stranger reach the resource by having the service do it: the confused deputy. The service
    says in aws:SourceArn and aws:SourceAccount for whom it calls.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn',
  ],
  messages: {
    anybody: {
      message: '{services} may call on behalf of any account',
      why: 'whoever uses the service in whatever account can make it use this resource',
      help: 'demand `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`',
    },
  },
  types: ['bucket', 'resource'],
  examples: {
    invalid: [
      {
        title: 'logs of anybody',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "logging.s3.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`logging.s3.amazonaws.com\` may call on behalf of any account
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab-logs/*",
  "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'logs of one account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "logging.s3.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab-logs/*",
  "Condition": { "StringEquals": { "aws:SourceAccount": "111111111111" } } } }
`,
      },
      {
        title: 'a topic for EventBridge, which must do without conditions',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "events.amazonaws.com" },
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:alerts" } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { statement, services, source, substitute } of serviceCallers(policy)) {
      if (source || substitute) continue;
      const actions = (statement.action?.patterns ?? []).map(({ text }) => text);
      const bound = services.filter(({ value }) => !sendsNoSource(value, actions));
      const [first] = bound;
      if (!first) continue;
      const data = { services: bound.map(({ value }) => value) };
      yield { at: first.node, message: 'anybody', data };
    }
  },
});
