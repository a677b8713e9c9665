import { defineRule, isWholeType } from '../../src/index.ts';

export default defineRule({
  id: 'identity/notresource-allow',
  title: 'Allow with NotResource',
  severity: 'error',
  types: ['identity'],
  rationale: `
    NotResource in an Allow gives all resources that it does not name: those of other accounts that let
    the caller in, and all that will be created. Naming the exception in a Deny says the same where it
    counts, and holds against every other Allow as well. Whole types left out to another statement are
    a way to write conditions on one of several resources of a call: a note.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  ],
  messages: {
    all: {
      message: 'this Allow is for every resource but {resources}',
      why: 'resources that nobody has named, and those that will be created, are included',
      help: 'name in `Resource` what is needed; put the exception into a Deny',
    },
    types: {
      message: 'this Allow is for every resource of whatever type but {resources}',
      why: 'it grows with the types that AWS adds to the service',
      help: 'name in `Resource` the types that are meant',
      severity: 'info',
    },
    conditional: {
      message: 'this Allow is for every resource but {resources} under a condition',
      why: 'resources that nobody has named, and those that will be created, are included',
      help: 'name in `Resource` what is needed; put the exception into a Deny',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all buckets but one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "NotResource": "arn:aws:s3:::vault/*" }] }
  ~~~~~~~~~~~~~ this Allow is for every resource but \`arn:aws:s3:::vault/*\`
`,
      },
      {
        title: 'all of the own Region but one',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:*"],
  "NotResource": ["arn:aws:sqs:*:*:billing"],
  ~~~~~~~~~~~~~ this Allow is for every resource but \`arn:aws:sqs:*:*:billing\` under a condition
  "Condition": { "StringEquals": { "aws:RequestedRegion": "us-east-1" } } } }
`,
      },
      {
        title: 'all types of resources but one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateVpcEndpoint",
  "NotResource": "arn:aws:ec2:*:*:vpc-endpoint/*" }] }
  ~~~~~~~~~~~~~ this Allow is for every resource of whatever type but \`arn:aws:ec2:*:*:vpc-endpoint/*\`
`,
      },
    ],
    valid: [
      {
        title: 'the exception as a Deny, and a Deny of all but one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab-*/*" },
  { "Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::lab-*" }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const { effect, resource, conditions } of policy.statements) {
      if (effect !== 'Allow' || !resource?.negated) continue;
      const areTypes = resource.patterns.every((pattern) => isWholeType(pattern, catalog));
      yield {
        at: resource.key,
        message: areTypes ? 'types' : conditions.length > 0 ? 'conditional' : 'all',
        data: { resources: resource.patterns.map(({ text }) => text) },
      };
    }
  },
});
