import {
  defineRule,
  freeVariables,
  hasWildcard,
  knownClauses,
  operatorOf,
  replaceOperator,
  spellOperator,
  valueText,
} from '../../src/index.ts';

export default defineRule({
  id: 'abac/variable-as-wildcard',
  title: 'Variable under an operator that takes wildcards, where none is written',
  severity: 'warning',
  rationale: `
    AWS does not say whether a star inside the value of a variable counts as a wildcard. Under StringLike
    a tag or a name that holds one may fit every value. StringEquals compares the two as they are, and
    is all that is needed where the policy itself has no wildcard. Names and tags of users, roles and
    sessions can have no star: a note.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    variable: {
      message: '`{operator}` takes wildcards, and the only one could come from {variables}',
      why: 'a value such as `*`, or one that ends in a star, may then fit every other value',
      help: 'use `{equals}`',
    },
    letters: {
      message: '`{operator}` takes wildcards, but none is written and {variables} can hold none',
      why: 'the test reads as if a part of the value were enough',
      help: 'use `{equals}`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects of the own team',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } }] }
                 ~~~~~~~~~~~~ \`StringLike\` takes wildcards, but none is written and \`\${aws:PrincipalTag/team}\` can hold none
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
      {
        title: 'a Deny of all others, and a list',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "kms:Dec*",
  "Resource": "*", "Condition": { "StringNotLikeIfExists": {
                                  ~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotLikeIfExists\` takes wildcards, and the only one could come from \`\${AWS:requestTag/owner}\`
    "kms:EncryptionContext:owner": ["\${AWS:requestTag/owner}", "shared"] } } } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "kms:Dec*",
  "Resource": "*", "Condition": { "StringNotEqualsIfExists": {
    "kms:EncryptionContext:owner": ["\${AWS:requestTag/owner}", "shared"] } } } }
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'a wildcard of the policy, equal values, and an id',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab", "Condition": {
    "StringLike": { "s3:prefix": ["", "home/\${aws:username}/*"] } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" },
    "StringLike": { "aws:ResourceAccount": "\${aws:PrincipalAccount}" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const known of knownClauses(context)) {
      const { statement, clause, row } = known;
      const other = row.comparison === 'like' ? operatorOf('String', 'equals', row) : undefined;
      const texts = clause.values.map(valueText);
      if (!other || texts.some(hasWildcard)) continue;
      const free = texts.flatMap((text) => freeVariables(text, context.catalog));
      const open = free.filter(({ isOpen }) => isOpen);
      if (free.length === 0) continue;
      const equals = spellOperator(other, known);
      const edit = replaceOperator(statement, clause, equals);
      yield {
        at: clause.operator.node,
        message: open.length > 0 ? 'variable' : 'letters',
        data: {
          operator: clause.operator.node.value,
          variables: (open.length > 0 ? open : free).map((variable) => variable.text),
          equals,
        },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${equals}\``, edits: [edit] } }),
      };
    }
  },
});
