import { defineRule, grouped, principalEntries, readAwsPrincipal } from '../../src/index.ts';

export default defineRule({
  id: 'principal/cross-account',
  title: "Principal in an account that is not one's own",
  severity: 'info',
  rationale: `
    Who administers the other account decides who there makes use of the Allow. The finding lists such
    accounts for review; it is made only where the configuration says which accounts are one's own.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  messages: {
    foreign: {
      message: 'this Allow reaches {accounts}, outside of the configured accounts',
      why: 'the administrators of that account decide who there uses this Allow',
      help: 'check that the account is meant; add it to `accounts` in the configuration if it is your own',
    },
  },
  types: ['bucket', 'key', 'resource', 'endpoint'],
  examples: {
    invalid: [
      {
        title: 'a partner that reads',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:role/partner"] },
                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this Allow reaches \`222222222222\`, outside of the configured accounts
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'an own account, and a Deny for another',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Principal": { "AWS": "222222222222" },
    "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy, accounts }) {
    if (accounts.length === 0) return;
    const own = new Set(accounts);
    const foreign = [...principalEntries(policy)].flatMap(({ statement, element, entry }) => {
      const named = readAwsPrincipal(entry.value);
      if (statement.effect !== 'Allow' || element.negated || entry.type !== 'AWS') return [];
      return 'account' in named && !own.has(named.account)
        ? [{ statement, entry, account: named.account }]
        : [];
    });
    for (const [, found] of grouped(foreign, ({ statement }) => statement)) {
      const data = { accounts: [...new Set(found.map(({ account }) => account))] };
      yield { at: found[0].entry.node, message: 'foreign', data };
    }
  },
});
