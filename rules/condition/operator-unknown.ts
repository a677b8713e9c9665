import {
  defineRule,
  documentedOperator,
  nearestOperator,
  operatorBlocks,
  operatorFault,
  renameOperator,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/operator-unknown',
  title: 'Condition operator that the policy language does not have',
  severity: 'error',
  rationale: `
    AWS refuses a policy with an operator that it does not know, mostly at the end of a deployment.
    The names are long and easy to miss by a letter; a set operator comes first, IfExists last.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    near: {
      message: '`{operator}` is no condition operator',
      why: 'AWS refuses the policy',
      help: 'did you mean `{meant}`?',
    },
    unknown: {
      message: '`{operator}` is no condition operator',
      why: 'AWS refuses the policy',
      help: 'use an operator of the IAM User Guide, such as `StringEquals` or `ArnLike`',
    },
    unknownSet: {
      message: '`{set}` is no set operator',
      why: 'AWS refuses the policy',
      help: 'write `ForAllValues:` or `ForAnyValue:` in front of `{name}`, or nothing',
    },
    otherCase: {
      message: '`{operator}` is not spelt as AWS spells it',
      why: 'no page of AWS promises that the letter case of operators does not matter',
      help: 'write `{meant}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a letter is missing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEqual": { "aws:PrincipalTag/team": "red" } } }] }
                 ~~~~~~~~~~~~~ \`StringEqual\` is no condition operator
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
      {
        title: 'no such operator, and no such set operator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Matches": { "aws:PrincipalTag/team": "red" },
                 ~~~~~~~~~ \`Matches\` is no condition operator
    "AnyOf:StringEquals": { "s3:RequestObjectTagKeys": "team" } } }] }
    ~~~~~~~~~~~~~~~~~~~~ \`AnyOf\` is no set operator
`,
      },
      {
        title: 'small letters',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "stringLike": { "aws:PrincipalTag/team": "red-*" } } }] }
                 ~~~~~~~~~~~~ \`stringLike\` is not spelt as AWS spells it
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "aws:PrincipalTag/team": "red-*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a set operator and IfExists around an operator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
  "Condition": { "ForAnyValue:StringNotLikeIfExists": { "aws:TagKeys": "team-*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const block of operatorBlocks(policy)) {
      const { node, name, setOperator } = block.operator;
      const meant = documentedOperator(node.value) ?? nearestOperator(node.value);
      const message = operatorFault(block.operator, meant);
      if (!message) continue;
      const edit = meant === undefined ? undefined : renameOperator(block, meant);
      const grade = message === 'otherCase' ? 'safe' : 'unsafe';
      yield {
        at: node,
        message,
        data: { operator: node.value, name, set: setOperator ?? '', meant: meant ?? '' },
        ...(edit && { fix: { grade, title: `write \`${meant}\``, edits: [edit] } }),
      };
    }
  },
});
