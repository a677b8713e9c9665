import { defineRule, hasVariables, replacePart, variableParts } from '../../src/index.ts';

export default defineRule({
  id: 'variable/default-quote',
  title: 'Default value of a policy variable without single quotes',
  severity: 'error',
  rationale: `
    What stands in for a missing value follows the key after a comma and in single quotes:
    \${aws:PrincipalTag/team, 'guest'}. Written in another way it is no variable at all, so that even
    callers with the tag do not match.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values',
  ],
  messages: {
    unquoted: {
      message: '`{text}` has a default value without single quotes',
      why: 'AWS does not read this as a variable and puts nothing in its place',
      help: 'write the default in single quotes: `{quoted}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bare default',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team, guest}/*" } }
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/team, guest}\` has a default value without single quotes
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team, 'guest'}/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'quotes inside an interpolation that Terraform fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::\${lookup(var.buckets, \\"logs\\")}/\${aws:PrincipalTag/team, 'guest'}/*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!hasVariables(policy)) return;
    for (const { node, part, text, at } of variableParts(policy)) {
      if (part.kind !== 'malformed' || part.fault !== 'default-quote') continue;
      const comma = text.indexOf(',');
      const bare = text
        .slice(comma + 1, -1)
        .replaceAll(/["']/g, '')
        .trim();
      const quoted = `${text.slice(0, comma)}, '${bare}'}`;
      yield {
        at,
        message: 'unquoted',
        data: { text, quoted },
        fix: {
          grade: 'unsafe',
          title: 'quote the default value',
          edits: [replacePart(node, part, quoted)],
        },
      };
    }
  },
});
