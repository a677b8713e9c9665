import {
  asciiLower,
  defineRule,
  grouped,
  operator,
  resultWhenAbsent,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/null-contradiction',
  title: 'Key that must be absent and have a value',
  severity: 'error',
  rationale: `
    "Null": "true" asks that the request lacks the key, and a positive operator on the same key asks
    for a value. All conditions of a statement must hold at once, so that it matches no request.
    Most often "true" was read as "must be there": that is "false".`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  messages: {
    neverAllows: {
      message: '`Null` asks that `{key}` is absent, `{operator}` that it has a value: never allows',
      why: 'all conditions of a statement must hold at once, so that this Allow grants nothing',
      help: 'remove the test that `Null` is `true`, or write `false` for "must be there"',
    },
    neverDenies: {
      message: '`Null` asks that `{key}` is absent, `{operator}` that it has a value: never denies',
      why: 'all conditions of a statement must hold at once, so that this Deny stops nothing',
      help: 'give each test a Deny of its own, or write `false` for "must be there"',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an Allow for the team tag, which must not be there',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateVolume", "Resource": "*",
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" },
    "Null": { "aws:RequestTag/team": "true" } } }] }
              ~~~~~~~~~~~~~~~~~~~~~ \`Null\` asks that \`aws:RequestTag/team\` is absent, \`StringEquals\` that it has a value: never allows
`,
      },
      {
        title: 'a Deny for the wrong algorithm and for none, in one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption": true },
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Null\` asks that \`s3:x-amz-server-side-encryption\` is absent, \`StringEquals\` that it has a value: never denies
    "StringEquals": { "s3:x-amz-server-side-encryption": "AES256" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a negated operator, which an absent key passes',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-server-side-encryption": "true" },
    "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } }] }
`,
      },
      {
        title: 'must be there, with that value',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateVolume", "Resource": "*",
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" },
    "Null": { "aws:RequestTag/team": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, conditions } of policy.statements) {
      if (!effect) continue;
      for (const [, clauses] of grouped(conditions, ({ key }) => asciiLower(key.value))) {
        const absent = clauses.find((clause) => isNull(clause) && resultWhenAbsent(clause));
        const valued = clauses.find((clause) => resultWhenAbsent(clause) === false);
        if (!absent || !valued) continue;
        yield {
          at: absent.key,
          message: effect === 'Allow' ? 'neverAllows' : 'neverDenies',
          data: { key: absent.key.value, operator: valued.operator.node.value },
          labels: [{ at: valued.key.at, message: 'must have a value here' }],
        };
      }
    }
  },
});

function isNull({ operator: use }: ConditionClause): boolean {
  return operator(use.name)?.family === 'Null';
}
