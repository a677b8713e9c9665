import { defineRule, isForObjects, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'principal/service-weak-key',
  title: 'Service principal limited by a key that is no source key',
  severity: 'info',
  rationale: `
    The keys aws:SourceArn, aws:SourceAccount, aws:SourceOrgID and aws:SourceOrgPaths say for whom a
    service calls, the same way for all services. Other keys limit a service too, but each service
    fills them in as it likes, or not at all.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    weak: {
      message: 'only `{key}` limits {services}',
      why: 'the key does not say for whose resource the service calls',
      help: 'demand `aws:SourceArn` or `aws:SourceAccount` as well',
    },
  },
  types: ['bucket', 'key', 'resource'],
  examples: {
    invalid: [
      {
        title: 'the owner of the source, by the name that it once had',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "ses.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~~ only \`AWS:SourceOwner\` limits \`ses.amazonaws.com\`
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:bounces",
  "Condition": { "StringEquals": { "AWS:SourceOwner": "111111111111" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a source key beside it',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "cloudtrail.amazonaws.com" },
  "Action": "kms:GenerateDataKey*", "Resource": "*", "Condition": {
    "StringLike": { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111111111111:trail/*" },
    "ArnLike": { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111111111111:trail/main" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const callers of serviceCallers(policy)) {
      const { services, source, substitute } = callers;
      if (source || !substitute || (policy.type === 'key' && isForObjects(callers))) continue;
      const data = { services: services.map(({ value }) => value), key: substitute.key.value };
      yield { at: services[0].node, message: 'weak', data };
    }
  },
});
