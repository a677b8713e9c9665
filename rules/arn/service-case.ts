import { asciiLower, defineRule, isSettled, namedArns, replacePart } from '../../src/index.ts';

export default defineRule({
  id: 'arn/service-case',
  title: 'Service of an ARN not in lower case',
  severity: 'error',
  rationale: `
    The third field of an ARN is the name of a service in lower case. Resources are compared with
    regard to case, and AWS documents no exception for this field.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    upper: {
      message: 'the service `{service}` is not in lower case',
      why: 'the ARNs of resources carry their service in lower case, and AWS compares them as written',
      help: 'write `{lower}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the name as people write it',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:S3:::lab/*" } }
                       ~~ the service \`S3\` is not in lower case
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a variable of a template in its place',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:\${Service}:::lab/*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { service, pattern, place } of namedArns(policy)) {
      const lower = asciiLower(service.text);
      if (lower === service.text || !isSettled(service.text)) continue;
      yield {
        at: place(service),
        message: 'upper',
        data: { service: service.text, lower },
        fix: {
          grade: 'unsafe',
          title: 'write the service in lower case',
          edits: [replacePart(pattern.node, service, lower)],
        },
      };
    }
  },
});
