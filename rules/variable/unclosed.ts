import {
  defineRule,
  grouped,
  hasVariables,
  replacePart,
  variableParts,
  type PlacedVariable,
} from '../../src/index.ts';

export default defineRule({
  id: 'variable/unclosed',
  title: 'Policy variable without its closing brace',
  severity: 'error',
  rationale: `
    A variable reaches from \${ to the next }. Without the brace AWS either refuses the policy or
    takes the rest of the value for plain text, which no request holds.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    unclosed: {
      message: '`{text}` is not closed',
      why: 'without its `}` this is no variable, and AWS puts nothing in its place',
      help: 'write `}` after the name of the context key',
    },
    nested: {
      message: '`{text}` is not closed before the next variable begins',
      why: 'variables do not nest, so that AWS puts nothing in the place of the first',
      help: 'write `}` after the name of the first context key',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a home folder whose variable ends with the value',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username" } }
                                     ~~~~~~~~~~~~~~ \`\${aws:username\` is not closed
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username}" } }
`,
      },
      {
        title: 'two variables, one brace',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team/\${aws:username}/*" } }
                                ~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/team/\` is not closed before the next variable begins
`,
      },
    ],
    valid: [
      {
        title: 'a dollar sign and a brace that belong together with nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${$}{draft/\${aws:username}/*" } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    if (!hasVariables(policy)) return;
    const open = [...variableParts(policy)].filter(isOpen);
    for (const [node, [{ part, text, at }]] of grouped(open, nodeOf)) {
      const key = text.slice(2);
      const isKey = !key.includes('/') && catalog.conditionKey(key) !== undefined;
      const isNested = part.kind === 'malformed' && part.fault === 'nested';
      yield {
        at,
        message: isNested ? 'nested' : 'unclosed',
        data: { text },
        ...(isKey && {
          fix: {
            grade: 'unsafe',
            title: 'close the variable',
            edits: [replacePart(node, part, `${text}}`)],
          },
        }),
      };
    }
  },
});

function isOpen({ part }: PlacedVariable): boolean {
  return part.kind === 'malformed' && (part.fault === 'unclosed' || part.fault === 'nested');
}

function nodeOf({ node }: PlacedVariable): PlacedVariable['node'] {
  return node;
}
