import { defineRule, openEntries, returnsStoredData } from '../../src/index.ts';

export default defineRule({
  id: 'identity/data-exfiltration',
  title: 'Reading of all stored data, allowed without a limit',
  severity: 'warning',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    Objects, items, secrets and parameters are what an attacker comes for. A caller that reads some of
    them has no need for all of the account, and of the accounts that share theirs. Such an Allow turns
    each leak of its credentials into a leak of everything.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  messages: {
    all: {
      message: 'all that is stored may be read by {actions}',
      why: 'whoever has this policy, or its credentials, can take all of it along',
      help: 'name the buckets, tables, secrets or parameters that are needed',
    },
  },
  examples: {
    invalid: [
      {
        title: 'every object, and every secret by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*" },
                                 ~~~~~~~~~~~~~~ all that is stored may be read by \`s3:GetObject\`
  { "Effect": "Allow", "Action": ["secretsmanager:List*", "secretsmanager:Get*"], "Resource": "*" }] }
                                                          ~~~~~~~~~~~~~~~~~~~~~ all that is stored may be read by \`secretsmanager:Get*\`
`,
      },
    ],
    valid: [
      {
        title: 'one bucket, secrets with a tag, and names only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "lab" } } },
  { "Effect": "Allow", "Action": "secretsmanager:ListSecrets", "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { patterns } of openEntries(context, ({ id }) => returnsStoredData(id))) {
      const data = { actions: patterns.map(({ text }) => text) };
      yield { at: patterns[0].node, message: 'all', data };
    }
  },
});
