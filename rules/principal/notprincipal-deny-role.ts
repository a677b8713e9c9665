import { defineRule, readAwsPrincipal, type AwsPrincipal } from '../../src/index.ts';

export default defineRule({
  id: 'principal/notprincipal-deny-role',
  title: 'NotPrincipal in a Deny without the account or the sessions of a role',
  severity: 'error',
  rationale: `
    AWS compares a role session with NotPrincipal as what it is: a session, of a role, in an account. A
    Deny that spares only the role can still hit the account that the role is in, or its sessions. A
    condition on aws:PrincipalArn names the role once and holds for all of its sessions.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  ],
  messages: {
    account: {
      message: '`{value}` is spared, its account {account} is not',
      why: 'AWS may test the account first, and then this Deny hits the {kind} that it was to spare',
      help: 'use `"Principal": "*"` with `"ArnNotEquals": { "aws:PrincipalArn": "{arn}" }`, or add `arn:aws:iam::{account}:root`',
    },
    sessions: {
      message: '`{value}` is spared, none of its sessions is',
      why: 'who uses the role calls as one of its sessions, and AWS documents no promise that these are spared as well',
      help: 'use `"Principal": "*"` with `"ArnNotEquals": { "aws:PrincipalArn": "{arn}" }`, which holds for every session',
      severity: 'warning',
    },
  },
  types: ['bucket', 'key', 'resource', 'endpoint'],
  examples: {
    invalid: [
      {
        title: 'a bucket for one role',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "NotPrincipal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/reader\` is spared, its account 111111111111 is not
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
      {
        title: 'a role and its account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": [
  "arn:aws:iam::111111111111:role/reader", "arn:aws:iam::111111111111:root"] },
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/reader\` is spared, none of its sessions is
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
    valid: [
      {
        title: 'all three of them; a condition instead',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "NotPrincipal": { "AWS": [
    "arn:aws:sts::111111111111:assumed-role/reader/batch", "arn:aws:iam::111111111111:role/reader",
    "arn:aws:iam::111111111111:root"] } },
  { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Principal": "*",
    "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/reader" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, principal } of policy.statements) {
      if (effect !== 'Deny' || !principal?.negated) continue;
      const entries = principal.entries.filter(({ type }) => type === 'AWS');
      const spared = new Set(entries.flatMap(({ value }) => parentOf(readAwsPrincipal(value))));
      for (const { node, value } of entries) {
        const named = readAwsPrincipal(value);
        if (named.kind !== 'role' && named.kind !== 'role-session' && named.kind !== 'user')
          continue;
        const { account, kind } = named;
        const arn = kind === 'role-session' ? `arn:aws:iam::${account}:role/${named.role}` : value;
        const data = { value, account, arn, kind: kind === 'user' ? 'user' : 'role' };
        if (!spared.has(account)) yield { at: node, message: 'account', data };
        else if (kind === 'role' && !spared.has(`${account}/${named.name}`)) {
          yield { at: node, message: 'sessions', data };
        }
      }
    }
  },
});

/** What an entry adds to those that are spared: an account, or some session of a role. */
function parentOf(named: AwsPrincipal): readonly string[] {
  if (named.kind === 'account') return [named.account];
  return named.kind === 'role-session' ? [`${named.account}/${named.role}`] : [];
}
