import { defineRule, member, removeMember } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/sid-empty',
  title: 'Empty Sid',
  severity: 'info',
  rationale: `
    A Sid is optional. The empty one, which consoles and generators leave behind, names nothing and
    only makes the policy longer.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  ],
  messages: {
    empty: {
      message: 'the Sid is empty',
      why: 'it names nothing',
      help: 'remove it, or name the statement',
    },
  },
  examples: {
    invalid: [
      {
        title: 'what an old console wrote',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "", "Effect": "Allow",
                                                  ~~ the Sid is empty
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'no Sid',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, sid } of policy.statements) {
      const written = member(node, 'Sid');
      if (sid?.value !== '' || !written) continue;
      const edits = [removeMember(node, written)];
      yield { at: sid, message: 'empty', fix: { grade: 'safe', title: 'remove it', edits } };
    }
  },
});
