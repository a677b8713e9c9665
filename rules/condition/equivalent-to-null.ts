import { defineRule, replaceOperator, replaceString, settledTests } from '../../src/index.ts';

export default defineRule({
  id: 'condition/equivalent-to-null',
  title: 'Pattern for any value that only asks whether the key is there',
  severity: 'info',
  rationale: `
    A star matches every value, so that the test asks for no value but for the key. Null says that in
    words that are read rightly: "false" asks for the key, "true" for its absence.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null',
  ],
  messages: {
    present: {
      message: '`{operator}` with any value of `{key}` only asks that the key is there',
      why: 'it reads like a test of the value',
      help: 'write `Null` with `false`',
    },
    absent: {
      message: '`{operator}` with any value of `{key}` only asks that the key is missing',
      why: 'it reads like a test of the value',
      help: 'write `Null` with `true`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'instances with a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringLike": { "aws:RequestTag/team": "*" } } }] }
                                                  ~~~~~~~~~~~~~~~~~~~~~ \`StringLike\` with any value of \`aws:RequestTag/team\` only asks that the key is there
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:RequestTag/team": "false" } } }] }
`,
      },
      {
        title: 'a Deny for instances without one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringNotLike": { "aws:RequestTag/team": ["red", "*"] } } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~ \`StringNotLike\` with any value of \`aws:RequestTag/team\` only asks that the key is missing
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:RequestTag/team": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a pattern that some value fails',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringLike": { "aws:RequestTag/team": "?*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, result, set, isSure } of settledTests(context)) {
      if (result === 'always' || result === 'never') continue;
      const isPresent = result === 'when-present';
      const value = isPresent ? 'false' : 'true';
      const edit = replaceOperator(statement, clause, 'Null');
      yield {
        at: clause.key,
        message: isPresent ? 'present' : 'absent',
        data: { operator: clause.operator.node.value, key: clause.key.value },
        ...(edit && {
          fix: {
            grade: isSure && !set ? 'safe' : 'unsafe',
            title: `write \`Null\` with \`${value}\``,
            edits: [edit, replaceString({ at: clause.valuesAt }, value)],
          },
        }),
      };
    }
  },
});
