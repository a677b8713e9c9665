import { asciiLower, defineRule, isServiceOnly, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/global-key-unsupported',
  title: 'The key aws:ARN in a statement for services',
  severity: 'error',
  rationale: `
    Old examples test aws:ARN for the resource on whose behalf a service calls. The key named the caller,
    and AWS does not support it any more; the resource behind a service's call is in aws:SourceArn.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  messages: {
    unsupported: {
      message: '`{key}` is not in the requests of AWS services',
      why: 'the test comes out the same for every such request, whatever resource it is for',
      help: 'test `aws:SourceArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a queue for the events of one bucket',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage",
  "Resource": "arn:aws:sqs:us-east-1:111111111111:lab",
  "Condition": { "ArnLike": { "aws:ARN": "arn:aws:s3:::lab" } } }] }
                              ~~~~~~~~~ \`aws:ARN\` is not in the requests of AWS services
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage",
  "Resource": "arn:aws:sqs:us-east-1:111111111111:lab",
  "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:::lab" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a role as the caller: an old key, but one that was there',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": "sqs:SendMessage",
  "Resource": "arn:aws:sqs:us-east-1:111111111111:lab",
  "Condition": { "ArnLike": { "aws:ARN": "arn:aws:iam::111111111111:role/lab-*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements.filter(isServiceOnly)) {
      for (const clause of statement.conditions) {
        if (asciiLower(clause.key.value) !== 'aws:arn') continue;
        yield {
          at: clause.key,
          message: 'unsupported',
          data: { key: clause.key.value },
          fix: renameKeyHere(clause, 'aws:SourceArn'),
        };
      }
    }
  },
});
