import { defineRule, holdsOneValue, knownClauses, replaceOperator } from '../../src/index.ts';

/** Its clauses have a rule of their own among those on AWS KMS. */
const CONTEXT = 'kms:EncryptionContext:';

export default defineRule({
  id: 'condition/foranyvalue-single-valued',
  title: 'ForAnyValue on a key that holds one value',
  severity: 'warning',
  rationale: `
    ForAnyValue asks for one matching value among several. On a key with one value a positive operator
    means the same without it. A negated one does not: it is true for requests that lack the key, but
    under ForAnyValue false.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  messages: {
    positive: {
      message: '`{key}` holds one value, so `ForAnyValue` adds nothing',
      why: 'it reads as if there were several values to choose from',
      help: 'use `{plain}`',
      severity: 'info',
    },
    negated: {
      message: '`{key}` holds one value, and `ForAnyValue` makes `{plain}` false without it',
      why: 'a plain negated operator is true for requests that lack the key; this one is not',
      help: 'use `{plain}`, with `Null` if the key has to be there',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tag of an instance',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:StopInstances",
  "Resource": "*", "Condition": {
    "ForAnyValue:StringEquals": { "aws:ResourceTag/team": ["red", "blue"] } } }] }
                                  ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` holds one value, so \`ForAnyValue\` adds nothing
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:StopInstances",
  "Resource": "*", "Condition": {
    "StringEquals": { "aws:ResourceTag/team": ["red", "blue"] } } }] }
`,
      },
      {
        title: 'a Deny that untagged callers get past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ForAnyValue:StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
                                     ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalTag/team\` holds one value, and \`ForAnyValue\` makes \`StringNotEquals\` false without it
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a key with several values, and a claim that may be a list',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" },
    "ForAnyValue:StringEquals": { "id.example.com:groups": "readers" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, set, key } of knownClauses(context)) {
      if (set !== 'ForAnyValue' || row.family === 'Null') continue;
      if (!holdsOneValue(key) || key.name === CONTEXT) continue;
      const isSame = !row.negated && !clause.operator.ifExists;
      const edit = replaceOperator(statement, clause, row.name);
      yield {
        at: clause.key,
        message: row.negated ? 'negated' : 'positive',
        data: { key: clause.key.value, plain: row.name },
        ...(edit && {
          fix: {
            grade: isSame ? 'safe' : 'unsafe',
            title: `use \`${row.name}\``,
            edits: [edit],
          },
        }),
      };
    }
  },
});
