import { defineRule, mentionsVariables, replaceString } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/old-version',
  title: 'Version 2008-10-17',
  severity: 'warning',
  rationale: `
    The language of 2008-10-17 knows no policy variables: \`\${aws:username}\` is plain text in it. AWS
    keeps it for old policies and asks for 2012-10-17 in new ones and in those that are changed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  ],
  messages: {
    old: {
      message: '`2008-10-17` is the old version of the policy language',
      why: 'policy variables are plain text in it',
      help: 'write `2012-10-17`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a topic policy as the console once made it',
        policy: `
{ "Version": "2008-10-17", "Statement": [{ "Sid": "Publish", "Effect": "Allow",
             ~~~~~~~~~~~~ \`2008-10-17\` is the old version of the policy language
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/publisher" },
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:lab" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "Publish", "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/publisher" },
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:lab" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the current version',
        policy: `
{ "Version": "2012-10-17", "Id": "2008-10-17", "Statement": [{ "Sid": "Publish",
  "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/publisher" },
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:lab" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const { version } = policy;
    if (version?.value !== '2008-10-17') return;
    yield {
      at: version,
      message: 'old',
      fix: {
        grade: mentionsVariables(policy) ? 'unsafe' : 'safe',
        title: 'write the current version',
        edits: [replaceString(version, '2012-10-17')],
      },
    };
  },
});
