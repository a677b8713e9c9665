import {
  defineRule,
  principalEntries,
  readAwsPrincipal,
  servicePrincipal,
  takesPrincipal,
  wrapString,
} from '../../src/index.ts';

export default defineRule({
  id: 'principal/format',
  title: 'Principal that is neither * nor a map',
  severity: 'error',
  rationale: `
    A principal is "*", or a map that says what kind of principal follows: {"AWS": …} for accounts,
    users and roles, {"Service": …} for AWS services. AWS refuses a bare name.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    bare: {
      message: '`{element}` is the bare text `{value}`',
      why: 'AWS takes `"*"` or a map, and refuses the policy',
      help: 'write a map with the kind of the principal, such as `{ "{kind}": "{value}" }`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role without its kind',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": "arn:aws:iam::111111111111:role/reader",
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Principal\` is the bare text \`arn:aws:iam::111111111111:role/reader\`
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the one bare text that there is',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!takesPrincipal(policy.type)) return;
    for (const { element, entry } of principalEntries(policy)) {
      const { type, node, value } = entry;
      if (type !== '*' || value === '*') continue;
      const kind = servicePrincipal(value) ? 'Service' : 'AWS';
      const isPlain = kind === 'Service' || readAwsPrincipal(value).kind !== 'unknown';
      yield {
        at: node,
        message: 'bare',
        data: { element: element.key.value, value, kind },
        ...(isPlain && {
          fix: {
            grade: 'unsafe',
            title: `write a map with \`${kind}\``,
            edits: [wrapString(node, kind)],
          },
        }),
      };
    }
  },
});
