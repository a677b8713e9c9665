import { asciiLower, defineRule, grouped, operatorBlocks } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-case-duplicate',
  title: 'One condition key twice under an operator, in different letter case',
  severity: 'error',
  rationale: `
    AWS ignores the letter case of condition keys, tag names in them included. Two spellings under one
    operator are one key with two lists of values, and no page says which list counts.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  ],
  messages: {
    twice: {
      message: '`{key}` is the same key as `{first}`',
      why: 'letter case does not tell keys apart, and no page of AWS says which of the two counts',
      help: 'write the key once, with all its values',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two tags that were to be two keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "StringEquals": {
    "aws:PrincipalTag/Team": "red",
    "aws:PrincipalTag/team": "blue" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalTag/team\` is the same key as \`aws:PrincipalTag/Team\`
`,
      },
    ],
    valid: [
      {
        title: 'under two operators, where both count',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringLike": { "aws:PrincipalTag/team": "red-*" },
    "StringNotEquals": { "aws:principaltag/team": "red-guests" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clauses } of operatorBlocks(policy)) {
      for (const [, [first, ...others]] of grouped(clauses, ({ key }) => asciiLower(key.value))) {
        const other = others.find(({ key }) => key.value !== first.key.value);
        if (!other) continue;
        yield {
          at: other.key,
          message: 'twice',
          data: { key: other.key.value, first: first.key.value },
          labels: [{ at: first.key.at, message: 'first here' }],
        };
      }
    }
  },
});
