import {
  defineRule,
  isEmptyList,
  operator,
  resultWhenAbsent,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/empty-values',
  title: 'Condition key with an empty list of values',
  severity: 'warning',
  rationale: `
    An empty list is mostly a variable of a template that came out empty. No value of a request is in it:
    positive operators are false and negated ones true, whatever the request says, and a policy that was
    to name a few may so stop everybody, or nobody.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  messages: {
    never: {
      message: '`{operator}` has no value to match for `{key}`, so it never holds',
      why: 'all conditions of a statement must hold: it matches no request',
      help: 'name the values, or remove the statement',
    },
    always: {
      message: '`{operator}` has no value to rule out for `{key}`, so it always holds',
      why: 'the test limits the statement in no way',
      help: 'name the values, or remove the test',
    },
    withoutKey: {
      message: '`{operator}` has no value to match for `{key}`, so it holds only without the key',
      why: 'the statement matches the requests that lack the key, and no others',
      help: 'name the values, or say `Null` is `true` if that is meant',
    },
    withKey: {
      message:
        '`{operator}` has no value to rule out for `{key}`, so it holds whenever the key is there',
      why: 'the statement matches all requests with the key, whatever its values',
      help: 'name the values, or say `Null` is `false` if that is meant',
    },
  },
  examples: {
    invalid: [
      {
        title: 'nobody may, nobody must not, only the unlabelled, only the labelled',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalTag/team": [] },
                                               ~~ \`StringEquals\` has no value to match for \`aws:PrincipalTag/team\`, so it never holds
    "StringNotEquals": { "aws:PrincipalTag/project": [] },
                                                     ~~ \`StringNotEquals\` has no value to rule out for \`aws:PrincipalTag/project\`, so it always holds
    "StringLikeIfExists": { "aws:PrincipalTag/cost": [] },
                                                     ~~ \`StringLikeIfExists\` has no value to match for \`aws:PrincipalTag/cost\`, so it holds only without the key
    "ForAnyValue:StringNotLike": { "aws:PrincipalOrgPaths": [] } } }] }
                                                            ~~ \`ForAnyValue:StringNotLike\` has no value to rule out for \`aws:PrincipalOrgPaths\`, so it holds whenever the key is there
`,
      },
    ],
    valid: [
      {
        title: 'the empty string, which is a value',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": { "StringEquals": { "s3:prefix": [""] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (!isEmptyList(clause.list)) continue;
      const message = resultOf(clause);
      if (!message) continue;
      yield {
        at: clause.valuesAt,
        message,
        data: { operator: clause.operator.node.value, key: clause.key.value },
      };
    }
  },
});

function resultOf(
  clause: ConditionClause,
): 'never' | 'always' | 'withoutKey' | 'withKey' | undefined {
  const row = operator(clause.operator.name);
  const absent = resultWhenAbsent(clause);
  if (!row || absent === undefined) return undefined;
  if (row.negated) return absent ? 'always' : 'withKey';
  return absent ? 'withoutKey' : 'never';
}
