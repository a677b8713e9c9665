import { defineRule, isForObjects, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'kms/service-principal-no-source',
  title: 'Service principal allowed to use a key without saying for whom',
  severity: 'warning',
  types: ['key'],
  rationale: `
    A service that calls AWS KMS as itself does so for its customers, all of them. An Allow for the
    service alone lets the trail, the topic or the distribution of a stranger use the key. The
    service says in aws:SourceArn and aws:SourceAccount for whom it calls.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  messages: {
    anybody: {
      message: '{services} may use the key for anybody',
      why: 'no condition says for whose resources the service calls',
      help: 'add `aws:SourceArn` with the resource that the service acts for, or `aws:SourceAccount`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'trails of all accounts',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "cloudtrail.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`cloudtrail.amazonaws.com\` may use the key for anybody
  "Action": ["kms:GenerateDataKey*", "kms:Decrypt"], "Resource": "*" }] }
`,
      },
      {
        title: 'two services, and a source that may be missing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": ["sns.amazonaws.com", "events.amazonaws.com"] },
                             ~~~~~~~~~~~~~~~~~~~ \`sns.amazonaws.com\` and \`events.amazonaws.com\` may use the key for anybody
  "Action": "kms:*", "Resource": "*",
  "Condition": { "StringEqualsIfExists": { "aws:SourceAccount": "111111111111" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'one trail of one account; calls for the own account',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" },
    "Action": "kms:GenerateDataKey*", "Resource": "*", "Condition": { "StringEquals": {
      "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111111111111:trail/main" } } },
  { "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "AWS:SourceAccount": "111111111111" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const callers of serviceCallers(policy)) {
      const { services, source, substitute } = callers;
      if (source || substitute || isForObjects(callers)) continue;
      const data = { services: services.map(({ value }) => value) };
      yield { at: services[0].node, message: 'anybody', data };
    }
  },
});
