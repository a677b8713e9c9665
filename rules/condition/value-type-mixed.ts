import { defineRule, replaceString, valueText } from '../../src/index.ts';

export default defineRule({
  id: 'condition/value-type-mixed',
  title: 'Strings, numbers and booleans in one list of values',
  severity: 'error',
  rationale: `
    AWS compares all condition values as text, and a number or a boolean may be written without quotes.
    But the values of one key must be of one JSON type: a list of several is an error.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    mixed: {
      message: 'the values of `{key}` are of several JSON types',
      why: 'AWS takes a list of one type only',
      help: 'write all of them as strings',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a number among strings',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalAccount": ["111111111111", 222222222222] } } }] }
                                                               ~~~~~~~~~~~~ the values of \`aws:PrincipalAccount\` are of several JSON types
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalAccount": ["111111111111", "222222222222"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a list of numbers',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericEquals": { "s3:max-keys": [10, 100] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { key, values } of policy.statements.flatMap(({ conditions }) => conditions)) {
      const [first, ...others] = values;
      if (!first || others.every(({ kind }) => kind === first.kind)) continue;
      const odd = values.filter(({ kind }) => kind !== 'string');
      yield {
        at: others.find(({ kind }) => kind !== first.kind) ?? first,
        message: 'mixed',
        data: { key: key.value },
        fix: {
          grade: 'safe',
          title: 'write all values as strings',
          edits: odd.map((value) => replaceString(value, valueText(value))),
        },
      };
    }
  },
});
