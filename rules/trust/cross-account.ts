import { defineRule, foreignTrusts } from '../../src/index.ts';

export default defineRule({
  id: 'trust/cross-account',
  title: "Trust in an account that is not one's own",
  severity: 'info',
  types: ['trust'],
  rationale: `
    Who administers the other account decides who there assumes the role. The finding lists such accounts
    for review; it is made only where the configuration says which accounts are one's own.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html',
  ],
  messages: {
    foreign: {
      message: 'this role is for {accounts}, outside of the configured accounts',
      why: 'the administrators of that account decide who there assumes the role',
      help: 'check that the account is meant; add it to `accounts` in the configuration if it is your own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a partner',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": { "AWS": ["111111111111", "arn:aws:iam::222222222222:role/partner"] },
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this role is for \`222222222222\`, outside of the configured accounts
  "Condition": { "StringEquals": { "sts:ExternalId": "lab-7f3a" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the own account, a service, and a Deny',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": { "AWS": "arn:aws:iam::111111111111:root", "Service": "config.amazonaws.com" } },
  { "Effect": "Deny", "Action": "sts:AssumeRole", "Principal": { "AWS": "222222222222" } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { entries, accounts } of foreignTrusts(context)) {
      yield { at: entries[0].node, message: 'foreign', data: { accounts } };
    }
  },
});
