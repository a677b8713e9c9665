import { defineRule, openTestFindings, openTestMessages, requireKey } from '../../src/index.ts';

export default defineRule({
  id: 'condition/negated-allow-missing-key',
  title: 'Allow by a negated operator of requests that lack the key',
  severity: 'warning',
  rationale: `
    A negated operator is true on an absent key. An Allow that leaves out one value of an optional
    key thereby lets in everything that has no value at all: untagged principals, untagged resources,
    requests that come another way. Where the key is a label that decides who may do what, that is
    the way around it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: openTestMessages(
    'a negated operator is true without it',
    'name the values that are allowed with a positive operator, or add a test that `Null` is `false` for `{key}`',
  ),
  examples: {
    invalid: [
      {
        title: 'everybody but one team, and everything without a team',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/class": "secret" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEquals\` allows requests without \`s3:ExistingObjectTag/class\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:ExistingObjectTag/class": "false" }, "StringNotEquals": { "s3:ExistingObjectTag/class": "secret" } } }] }
`,
      },
      {
        title: 'whatever is not marked as archived',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:StartInstances", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:ResourceTag/archived": "true" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEquals\` allows requests without \`aws:ResourceTag/archived\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:StartInstances", "Resource": "*",
  "Condition": { "Null": { "aws:ResourceTag/archived": "false" }, "StringNotEquals": { "aws:ResourceTag/archived": "true" } } }] }
`,
      },
      {
        title: 'any address but two, and every VPC endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "NotIpAddress": { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } } }] }
                                   ~~~~~~~~~~~~~~ \`NotIpAddress\` allows requests without \`aws:SourceIp\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "aws:SourceIp": "false" }, "NotIpAddress": { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a tag that must be there, with any value but one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/class": "secret" },
    "Null": { "s3:ExistingObjectTag/class": "false" } } }] }
`,
      },
      {
        title: 'a tag that the variable of another test asks for',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:StopInstances", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "" },
    "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
      {
        title: 'a key that is in every request',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:StopInstances", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* openTestFindings(context, {
      opening: 'negated',
      fix: ({ statement, clause }) => requireKey(statement, clause),
    });
  },
});
