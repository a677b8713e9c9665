import {
  defineRule,
  grouped,
  hasWildcard,
  openPrefixes,
  operatorOf,
  operator,
  replaceOperator,
  replacePart,
  type Edit,
  type OpenPrefix,
} from '../../src/index.ts';

export default defineRule({
  id: 'abac/tag-value-prefix-collision',
  title: 'Variable in a condition with a wildcard right behind it',
  severity: 'error',
  rationale: `
    A pattern made of a variable and a star fits every value that begins like the caller's: user-1 reads
    what belongs to user-10. Where the two are to be equal, an operator without wildcards says so.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    collision: {
      message: '{patterns} also fits values of `{key}` that begin with that of the caller',
      why: 'whoever is `user-1` passes for `user-10` as well',
      help: 'use `{equals}` without the wildcard, or put a delimiter between the two',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects by the tag of their owner',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "s3:ExistingObjectTag/owner": "\${aws:username}*" } } }] }
                                                                ~~~~~~~~~~~~~~~ \`\${aws:username}*\` also fits values of \`s3:ExistingObjectTag/owner\` that begin with that of the caller
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } }] }
`,
      },
      {
        title: 'a Deny of all other prefixes, in a list',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:List*",
  "Resource": "arn:aws:s3:::lab", "Condition": { "StringNotLike": {
    "s3:prefix": ["home/\${AWS:principaltag/team}*", "public/*"] } } } }
                        ~~~~~~~~~~~~~~~~~~~~~~~~ \`\${AWS:principaltag/team}*\` also fits values of \`s3:prefix\` that begin with that of the caller
`,
      },
    ],
    valid: [
      {
        title: 'equal values, a delimiter, and a Deny of what begins alike',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } },
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "s3:prefix": "home/\${aws:username}/*" } } },
  { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringLike": { "s3:ExistingObjectTag/owner": "\${aws:username}*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const [clause, group] of grouped(openPrefixes(context), (found) => found.clause)) {
      const [first] = group;
      const row = clause && operator(clause.operator.name);
      const equals = row && operatorOf(row.family, 'equals', row)?.name;
      if (!clause) continue;
      const edits = equals === undefined ? [] : editsFor(first, equals);
      yield {
        at: first.at,
        message: 'collision',
        data: {
          patterns: [...new Set(group.map(({ pattern }) => pattern))],
          key: clause.key.value,
          equals: equals ?? 'StringEquals',
        },
        ...(edits.length > 0 && { fix: { grade: 'unsafe', title: `use \`${equals}\``, edits } }),
      };
    }
  },
});

/** A repair for a test whose one value is nothing but a variable and a star. */
function editsFor({ statement, clause, node, part, pattern }: OpenPrefix, equals: string): Edit[] {
  const isWhole = node.value === pattern && pattern.endsWith('*') && !hasWildcard(part.key);
  if (!clause || clause.values.length > 1 || !isWhole) return [];
  const { setOperator, ifExists } = clause.operator;
  if (setOperator !== undefined || ifExists) return [];
  const edit = replaceOperator(statement, clause, equals);
  return edit ? [edit, replacePart(node, { from: part.to, to: part.to + 1 }, '')] : [];
}
