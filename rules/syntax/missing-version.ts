import { defineRule, hasElement, insertMember, mentionsVariables } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-version',
  title: 'Policy without Version',
  severity: 'warning',
  rationale: `
    A policy without Version is read by the language of 2008-10-17. In it a policy variable is plain
    text: \`\${aws:username}\` then matches a name with a dollar sign and braces and nobody's real name.
    Whoever adds a variable later will not look at the first line.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  ],
  messages: {
    missing: {
      message: 'the policy has no `Version`',
      why: 'it is read by the language of 2008-10-17, in which policy variables are plain text',
      help: 'add `"Version": "2012-10-17"`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a policy that begins with its statements',
        policy: `
{ "Statement": [
~~~~~~~~~~~~~~~~ the policy has no \`Version\`
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the version after the statements',
        policy: `
{ "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }],
  "Version": "2012-10-17" }
`,
      },
    ],
  },

  *check({ policy }) {
    if (hasElement(policy.node, 'policy', ['Version'])) return;
    yield {
      at: policy,
      message: 'missing',
      fix: {
        grade: mentionsVariables(policy) ? 'unsafe' : 'safe',
        title: 'add the version',
        edits: [insertMember(policy.node, 'Version', '2012-10-17')],
      },
    };
  },
});
