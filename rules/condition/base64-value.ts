import { defineRule, operator, plainValues, readOctets } from '../../src/index.ts';

export default defineRule({
  id: 'condition/base64-value',
  title: 'BinaryEquals with a value that is not base64',
  severity: 'error',
  rationale: `
    BinaryEquals compares bytes, and a policy writes them in base64: letters, digits, + and /, filled up
    with = to a multiple of four. Another text stands for no bytes and matches nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals',
  ],
  messages: {
    notBase64: {
      message: '`{value}` is not base64',
      why: '`{operator}` compares the bytes that base64 stands for: this value matches nothing',
      help: 'write the bytes in standard base64, with its padding',
    },
  },
  examples: {
    invalid: [
      {
        title: 'base64 without its padding',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "BinaryEquals": { "aws:PrincipalTag/digest": "QmluYXJ5VmFsdWU" } } }] }
                                                 ~~~~~~~~~~~~~~~~~ \`QmluYXJ5VmFsdWU\` is not base64
`,
      },
    ],
    valid: [
      {
        title: 'base64',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "BinaryEquals": { "aws:PrincipalTag/digest": "QmluYXJ5VmFsdWU=" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (operator(clause.operator.name)?.family !== 'Binary') continue;
      for (const { node, text } of plainValues(clause)) {
        if (readOctets(text) !== undefined) continue;
        yield {
          at: node,
          message: 'notBase64',
          data: { value: text, operator: clause.operator.node.value },
        };
      }
    }
  },
});
