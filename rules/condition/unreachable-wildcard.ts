import { defineRule, settledTests } from '../../src/index.ts';

export default defineRule({
  id: 'condition/unreachable-wildcard',
  title: 'Pattern for any value that no request passes',
  severity: 'warning',
  rationale: `
    A negated operator with a star rules every value out. Where a request cannot lack the key either, the
    test is never true, and the statement matches nothing: the Allow is none, the Deny is none.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    neverAllows: {
      message: '`{operator}` rules out every value of `{key}`, so this never allows',
      why: 'all conditions of a statement must hold: this Allow grants nothing',
      help: 'write the values that are meant, or remove the statement',
    },
    neverDenies: {
      message: '`{operator}` rules out every value of `{key}`, so this never denies',
      why: 'all conditions of a statement must hold: this Deny stops nothing',
      help: 'write the values that are meant, or remove the statement',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny that no Region meets',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
  "Condition": { "StringNotLike": { "aws:RequestedRegion": ["eu-*", "*"] } } }] }
                                    ~~~~~~~~~~~~~~~~~~~~~ \`StringNotLike\` rules out every value of \`aws:RequestedRegion\`, so this never denies
`,
      },
      {
        title: 'an Allow for tags that are none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateTags",
  "Resource": "*", "Condition": { "ForAnyValue:StringNotLike": { "aws:TagKeys": "*" } } }] }
                                                                 ~~~~~~~~~~~~~ \`ForAnyValue:StringNotLike\` rules out every value of \`aws:TagKeys\`, so this never allows
`,
      },
    ],
    valid: [
      {
        title: 'a key that requests may lack, which is what the Deny is about',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
  "Condition": { "StringNotLike": { "aws:RequestTag/team": "*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, result } of settledTests(context)) {
      if (result !== 'never' || !statement.effect) continue;
      yield {
        at: clause.key,
        message: statement.effect === 'Allow' ? 'neverAllows' : 'neverDenies',
        data: { operator: clause.operator.node.value, key: clause.key.value },
      };
    }
  },
});
