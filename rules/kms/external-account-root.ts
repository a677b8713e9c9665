import { defineRule, externalDelegations } from '../../src/index.ts';

export default defineRule({
  id: 'kms/external-account-root',
  title: 'Key policy that lets another account choose who uses the key',
  severity: 'warning',
  types: ['key'],
  rationale: `
    An Allow for another account as a whole hands the choice over: its administrators decide which of
    its users and roles get the key, today and later. Which accounts are one's own is read from the
    configuration, or else from who may change the policy.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  ],
  messages: {
    account: {
      message: 'account `{account}` decides which of its identities use this key',
      why: 'its administrators may pass the Allow on to any user and role of the account',
      help: 'name the roles that need the key, or limit the Allow with `aws:PrincipalArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a partner, beside the own account',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" },
                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ account \`222222222222\` decides which of its identities use this key
    "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" }] }
`,
      },
      {
        title: 'by its id, through a service',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["111111111111", "333333333333"] }, "Action": "kms:Decrypt", "Resource": "*",
                                         ~~~~~~~~~~~~~~ account \`333333333333\` decides which of its identities use this key
  "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a role of the partner, by its ARN or by a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/reader" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { entry, account } of externalDelegations(context)) {
      yield { at: entry.node, message: 'account', data: { account } };
    }
  },
});
