import { defineTextRule } from '../../src/index.ts';

export default defineTextRule({
  id: 'syntax/duplicate-json-key',
  title: 'Name that stands twice in one JSON object',
  severity: 'error',
  rationale: `
    JSON leaves open what a repeated name means: most readers keep the last value, some the first, some
    refuse. Two condition blocks under one operator, or two statements lists merged by hand, lose one
    half in silence, and an attacker can show a reviewer another policy than the one that AWS reads. The
    policy grammar forbids it.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    repeated: {
      message: '{message}',
      why: 'one of the two values is lost, and which one depends on who reads the policy',
      help: '{help}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two tests under the same operator, of which one is lost',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    "StringEquals": { "s3:ExistingObjectTag/team": "red" } } }] }
    ~~~~~~~~~~~~~~ this name stands twice in one object, and readers disagree on which value counts
`,
      },
    ],
    valid: [
      {
        title: 'both tests in one block',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5",
      "s3:ExistingObjectTag/team": "red" },
    "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ problems }) {
    for (const { kind, at, message, help, related } of problems) {
      if (kind !== 'duplicate-key') continue;
      const labels = related ? [related] : [];
      yield { at, message: 'repeated', data: { message, help }, labels };
    }
  },
});
