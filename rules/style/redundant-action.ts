import { asciiLower, coversAction, defineRule, redundantEntries } from '../../src/index.ts';

export default defineRule({
  id: 'style/redundant-action',
  title: 'Action that another entry of its list covers',
  severity: 'info',
  rationale: `
    An entry that a wildcard beside it already covers changes nothing. It hides how far the statement
    really reaches: a reader sees \`s3:GetObject\` and overlooks the \`s3:*\` three lines above it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    covered: {
      message: '`{wide}` in the same list covers {entries}',
      why: 'the statement reaches just as far without it',
      help: 'remove {entries}, or the wildcard if it reaches too far',
    },
    repeated: {
      message: 'more than once in this list: {entries}',
      why: 'the statement reaches just as far without the repetitions',
      help: 'remove the repetitions',
    },
  },
  examples: {
    invalid: [
      {
        title: 'entries below a wildcard, whatever their case and order',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:GetObject", "s3:GETObjectTagging", "s3:Get*", "s3:PutObject"] }] }
  ~~~~~~~~~~~~~~ \`s3:Get*\` in the same list covers \`s3:GetObject\` and \`s3:GETObjectTagging\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:Get*", "s3:PutObject"] }] }
`,
      },
      {
        title: 'an entry that was pasted twice',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*", "NotAction": [
  "iam:*", "sts:*", "iam:*"] }] }
                    ~~~~~~~ more than once in this list: \`iam:*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*", "NotAction": [
  "iam:*", "sts:*"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'wildcards that overlap without covering each other',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:Get*", "s3:*Tagging", "s3:PutObjectAc?", "s3:PutObject"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, action } of policy.statements) {
      yield* redundantEntries(node, action, { textOf: asciiLower, covers: coversAction });
    }
  },
});
