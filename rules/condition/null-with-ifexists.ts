import { defineRule, operator, operatorBlocks, renameOperator } from '../../src/index.ts';

export default defineRule({
  id: 'condition/null-with-ifexists',
  title: 'Null with IfExists',
  severity: 'error',
  rationale: `
    Null asks whether the request has the key; IfExists says "only if it has". Together they make no
    sense: Null is the one operator that takes no IfExists.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  ],
  messages: {
    ifExists: {
      message: '`Null` takes no `IfExists`',
      why: 'AWS refuses the policy',
      help: 'write `Null`: `false` asks for the key, `true` for its absence',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a test for a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "NullIfExists": { "aws:RequestTag/team": "false" } } }] }
                                  ~~~~~~~~~~~~~~ \`Null\` takes no \`IfExists\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:RequestTag/team": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'Null beside an operator with IfExists',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "Null": { "aws:RequestTag/team": "false" },
    "StringLikeIfExists": { "ec2:InstanceType": "t3.*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const block of operatorBlocks(policy)) {
      const { node, name, ifExists } = block.operator;
      if (!ifExists || operator(name)?.family !== 'Null') continue;
      const edit = renameOperator(block, 'Null');
      yield {
        at: node,
        message: 'ifExists',
        ...(edit && { fix: { grade: 'unsafe', title: 'write `Null`', edits: [edit] } }),
      };
    }
  },
});
