import { defineRule, emptyRanges } from '../../src/index.ts';

export default defineRule({
  id: 'condition/range-empty',
  title: 'Lower bound above the upper bound',
  severity: 'error',
  rationale: `
    All conditions of a statement must hold at once. A number or a date cannot be above the higher and
    below the lower of two bounds: the statement matches no request. In a Deny for what is out of range
    each bound needs a statement of its own.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    neverAllows: {
      message:
        'no `{key}` passes both `{lowerOperator}` `{lower}` and `{upperOperator}` `{upper}`, so this never allows',
      why: 'all conditions must hold at once: this Allow grants nothing',
      help: 'swap the bounds if they were mixed up',
    },
    neverDenies: {
      message:
        'no `{key}` passes both `{lowerOperator}` `{lower}` and `{upperOperator}` `{upper}`, so this never denies',
      why: 'all conditions must hold at once: this Deny stops nothing',
      help: 'give each bound a Deny of its own, or swap them if they were mixed up',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a window that ends before it opens',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "2027-07-01T00:00:00Z" },
                         ~~~~~~~~~~~~~~~~~ no \`aws:CurrentTime\` passes both \`DateGreaterThan\` \`2027-07-01T00:00:00Z\` and \`DateLessThan\` \`2027-01-01T00:00:00Z\`, so this never allows
    "DateLessThan": { "aws:CurrentTime": "2027-01-01T00:00:00Z" } } }] }
`,
      },
      {
        title: 'a Deny that was to hit both ends',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:EnableKeyRotation",
  "Resource": "*", "Condition": {
    "NumericLessThan": { "kms:RotationPeriodInDays": "90" },
    "NumericGreaterThan": { "kms:RotationPeriodInDays": "365" } } }] }
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~ no \`kms:RotationPeriodInDays\` passes both \`NumericGreaterThan\` \`365\` and \`NumericLessThan\` \`90\`, so this never denies
`,
      },
    ],
    valid: [
      {
        title: 'bounds that meet, and a loose one among several',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericGreaterThanEquals": { "s3:max-keys": ["10", "1"] },
    "NumericLessThanEquals": { "s3:max-keys": "1" } } }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const statement of policy.statements) {
      if (!statement.effect) continue;
      for (const { lower, upper } of emptyRanges(statement, catalog)) {
        yield {
          at: lower.clause.key,
          message: statement.effect === 'Allow' ? 'neverAllows' : 'neverDenies',
          data: {
            key: lower.clause.key.value,
            lower: lower.text,
            lowerOperator: lower.clause.operator.node.value,
            upper: upper.text,
            upperOperator: upper.clause.operator.node.value,
          },
          labels: [{ at: upper.clause.key.at, message: 'the upper bound' }],
        };
      }
    }
  },
});
