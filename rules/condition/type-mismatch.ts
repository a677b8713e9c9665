import { COMPARED, defineRule, HELD, typeMismatches } from '../../src/index.ts';

export default defineRule({
  id: 'condition/type-mismatch',
  title: 'Operator of another type than the condition key',
  severity: 'warning',
  rationale: `
    Every condition key has a type, and operators come in families for each. Text operators see a number,
    date or address as its letters only: a range never matches an address in it. Other families cannot
    read the value at all. ARNs and truth values are well compared as text, and tags may hold anything.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    instead: {
      message: '`{operator}` compares {compares}, but `{key}` holds {holds}',
      why: 'the test does not ask what it seems to',
      help: 'use `{instead}`',
    },
    mismatch: {
      message: '`{operator}` compares {compares}, but `{key}` holds {holds}',
      why: 'the test does not ask what it seems to',
      help: 'use an operator for {holds}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a range of addresses as text',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:SourceIp": "203.0.113.0/24" } } }] }
                      ~~~~~~~~~~~~~~ \`StringEquals\` compares text, but \`aws:SourceIp\` holds an IP address
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }] }
`,
      },
      {
        title: 'an account as an ARN',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ArnEquals": { "aws:PrincipalAccount": "111111111111" } } }] }
                   ~~~~~~~~~~~~~~~~~~~~~~ \`ArnEquals\` compares ARNs, but \`aws:PrincipalAccount\` holds text
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalAccount": "111111111111" } } }] }
`,
      },
      {
        title: 'a number as text with a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericGreaterThan": { "s3:prefix": "10" }, "StringLike": { "s3:max-keys": "10??" } } }] }
                            ~~~~~~~~~~~ \`NumericGreaterThan\` compares numbers, but \`s3:prefix\` holds text
                                                                 ~~~~~~~~~~~~~ \`StringLike\` compares text, but \`s3:max-keys\` holds a number
`,
      },
    ],
    valid: [
      {
        title: 'ARNs and truth values as text, ARNs in text, a number in a tag, seconds',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "*", "Condition": {
    "StringEquals": { "aws:SecureTransport": "true" },
    "StringLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/lab-*" },
    "ArnLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" },
    "NumericGreaterThan": { "aws:PrincipalTag/level": "3", "aws:EpochTime": "1767225600" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key, instead, fix } of typeMismatches(context)) {
      yield {
        at: clause.key,
        message: instead === undefined ? 'mismatch' : 'instead',
        data: {
          operator: clause.operator.node.value,
          key: clause.key.value,
          compares: COMPARED[row.family],
          holds: HELD[key.type],
          instead: instead ?? '',
        },
        ...(fix && { fix }),
      };
    }
  },
});
