import { defineRule, hasVariables, replacePart, variableParts } from '../../src/index.ts';

export default defineRule({
  id: 'variable/space',
  title: 'Space in the name of a policy variable',
  severity: 'error',
  rationale: `
    The name between the braces is taken as it stands. With a space in it, it names no context key:
    the variable has no value for any request. Only the key of a tag may hold spaces.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    space: {
      message: '`{text}` has a space in its name',
      why: 'no context key has that name, so that AWS puts nothing in its place',
      help: 'remove the space',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a name with room around it',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/home/\${ aws:username }/*" } }
                                     ~~~~~~~~~~~~~~~~~ \`\${ aws:username }\` has a space in its name
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username}/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a tag whose key holds a space',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/cost center, 'none'}/*" } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    if (!hasVariables(policy)) return;
    for (const { node, part, text, at } of variableParts(policy)) {
      if (part.kind !== 'malformed' || part.fault !== 'space') continue;
      const [name = ''] = text.slice(2, -1).split(',', 1);
      const close = name.includes('/') ? name.trim() : name.replaceAll(/\s/g, '');
      const isKey = catalog.conditionKey(close) !== undefined;
      yield {
        at,
        message: 'space',
        data: { text },
        ...(isKey && {
          fix: {
            grade: 'unsafe',
            title: 'remove the space',
            edits: [replacePart(node, part, `\${${close}${text.slice(2 + name.length)}`)],
          },
        }),
      };
    }
  },
});
