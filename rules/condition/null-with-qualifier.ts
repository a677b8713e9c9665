import { defineRule, operator, operatorBlocks, renameOperator } from '../../src/index.ts';

export default defineRule({
  id: 'condition/null-with-qualifier',
  title: 'Null under a set operator',
  severity: 'error',
  rationale: `
    ForAllValues and ForAnyValue go through the values of a key. Null has nothing to go through: it asks
    whether there are any. What AWS makes of the two together is not written anywhere.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    set: {
      message: '`Null` takes no set operator',
      why: 'it asks whether the request has the key at all; its values play no part',
      help: 'write `Null` alone',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a test for any tag at all',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "ForAnyValue:Null": { "aws:TagKeys": "true" } } }] }
                                  ~~~~~~~~~~~~~~~~~~ \`Null\` takes no set operator
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:TagKeys": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'Null beside a set operator on the same key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:TagKeys": "false" },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const block of operatorBlocks(policy)) {
      const { node, name, setOperator } = block.operator;
      if (setOperator === undefined || operator(name)?.family !== 'Null') continue;
      const edit = renameOperator(block, 'Null');
      yield {
        at: node,
        message: 'set',
        ...(edit && { fix: { grade: 'unsafe', title: 'write `Null` alone', edits: [edit] } }),
      };
    }
  },
});
