import { defineRule, operator, plainValues, readDecimal } from '../../src/index.ts';

export default defineRule({
  id: 'condition/number-value',
  title: 'Numeric operator with a value that is no number',
  severity: 'error',
  rationale: `
    Numeric operators compare whole and decimal numbers. A value with a unit, a thousands separator or a
    blank is none: AWS refuses it, or no request matches.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric',
  ],
  messages: {
    noNumber: {
      message: '`{value}` is no number',
      why: '`{operator}` compares numbers: this value matches nothing',
      help: 'write digits, with a point for decimals: `3600`, `1.2`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a unit and a separator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericLessThan": { "aws:MultiFactorAuthAge": "3600s" },
                                                   ~~~~~~~ \`3600s\` is no number
    "NumericLessThanEquals": { "s3:max-keys": "1,000" } } }] }
                                              ~~~~~~~ \`1,000\` is no number
`,
      },
    ],
    valid: [
      {
        title: 'numbers as strings, as JSON numbers, and from a template',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericLessThan": { "aws:MultiFactorAuthAge": 3600 },
    "NumericGreaterThanEquals": { "s3:TlsVersion": ["1.2", "<version>"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (operator(clause.operator.name)?.family !== 'Numeric') continue;
      for (const { node, text } of plainValues(clause)) {
        if (node.kind === 'number' || readDecimal(text)) continue;
        yield {
          at: node,
          message: 'noNumber',
          data: { value: text, operator: clause.operator.node.value },
        };
      }
    }
  },
});
