import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'principal/notprincipal-allow',
  title: 'Allow with NotPrincipal',
  severity: 'error',
  rationale: `
    NotPrincipal names those that a statement leaves out. In an Allow that lets everybody else in,
    strangers without an account included. AWS supports the element with Deny only.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  ],
  messages: {
    allow: {
      message: 'this Allow is for everybody but {principals}',
      why: 'all others are let in, anonymous callers included; AWS does not support it',
      help: 'name in `Principal` who may call, and put the exception into a Deny',
    },
  },
  types: ['bucket', 'key', 'resource', 'endpoint'],
  examples: {
    invalid: [
      {
        title: 'everybody but one',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "NotPrincipal": { "AWS": "arn:aws:iam::111111111111:role/guest" },
  ~~~~~~~~~~~~~~ this Allow is for everybody but \`arn:aws:iam::111111111111:role/guest\`
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the exception as a Deny of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111111111111:role/guest" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, principal } of policy.statements) {
      if (effect !== 'Allow' || !principal?.negated) continue;
      const principals = principal.entries.map(({ value }) => value);
      yield { at: principal.key, message: 'allow', data: { principals } };
    }
  },
});
