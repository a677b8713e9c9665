import { defineRule, knownClauses, needsSetOperator } from '../../src/index.ts';

export default defineRule({
  id: 'condition/qualifier-missing',
  title: 'Key with several values under a plain operator',
  severity: 'error',
  rationale: `
    A request can carry several values of such a key, and a plain operator does not say whether one of
    them has to match or all. AWS asks for a set operator; what happens without one is not documented.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    plain: {
      message:
        '`{key}` holds several values, but `{operator}` says nothing of how many have to match',
      why: 'AWS documents no result for a plain operator on such a key',
      help: 'write `ForAnyValue:{operator}` if one match is enough, `ForAllValues:{operator}` if all have to match (true as well when there are none)',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the tags that a request passes',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateTags",
  "Resource": "*", "Condition": { "StringEquals": { "aws:TagKeys": ["team", "cost"] } } }] }
                                                    ~~~~~~~~~~~~~ \`aws:TagKeys\` holds several values, but \`StringEquals\` says nothing of how many have to match
`,
      },
    ],
    valid: [
      {
        title: 'Null, which counts no values, and a set operator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateTags",
  "Resource": "*", "Condition": { "Null": { "aws:TagKeys": "false" },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost"] } } }] }
`,
      },
      {
        title: 'events, which are decided one by one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "events:PutEvents",
  "Resource": "*", "Condition": { "StringEquals": { "events:source": "lab.orders" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      const isPlain = clause.operator.setOperator === undefined && row.family !== 'Null';
      if (!isPlain || !needsSetOperator(key)) continue;
      yield {
        at: clause.key,
        message: 'plain',
        data: { key: clause.key.value, operator: clause.operator.node.value },
      };
    }
  },
});
