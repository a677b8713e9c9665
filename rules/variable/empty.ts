import { defineRule, hasVariables, variableParts } from '../../src/index.ts';

export default defineRule({
  id: 'variable/empty',
  title: 'Policy variable without a name',
  severity: 'error',
  rationale: `
    Between the braces of a variable stands the context key whose value AWS puts there. With nothing
    between them no request can match the value; often a template left them behind.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    empty: {
      message: '`{text}` names no context key',
      why: 'AWS has nothing to put in its place',
      help: 'name the context key between the braces, or write `${$}` for a plain dollar sign',
    },
  },
  examples: {
    invalid: [
      {
        title: 'braces around nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringLike": { "s3:prefix": ["home/\${}/*"] } } } }
                                                     ~~~ \`\${}\` names no context key
`,
      },
    ],
    valid: [
      {
        title: 'a dollar sign in front of braces',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringLike": { "s3:prefix": ["home/\${$}{}/*"] } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!hasVariables(policy)) return;
    for (const { part, text, at } of variableParts(policy)) {
      if (part.kind === 'malformed' && part.fault === 'empty') {
        yield { at, message: 'empty', data: { text } };
      }
    }
  },
});
