import {
  asciiLower,
  defineRule,
  limitsCaller,
  namesAnyone,
  readAwsPrincipal,
  type PrincipalEntry,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/action-star',
  title: 'All actions of Amazon S3 for everybody or for a whole account',
  severity: 'error',
  types: ['bucket'],
  rationale: `
    s3:* is more than reading and writing: it takes the bucket policy, the access control lists, the
    encryption and the deletion of the bucket in, and whatever AWS adds. Nobody but an administrator
    needs that, least of all everybody in an organization or whoever another account sends. The
    delegation to access points is left out: there their policies name the actions.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html',
  ],
  messages: {
    anyone: {
      message: '`{action}` is allowed to everybody',
      why: 'strangers may read, replace and delete all there is, and rewrite this policy',
      help: 'list the actions that are needed, and name the accounts or roles that need them',
    },
    limited: {
      message: '`{action}` is allowed to everybody who meets {keys}',
      why: 'each of them may rewrite this policy and delete the bucket',
      help: 'list the actions that are needed',
      severity: 'warning',
    },
    account: {
      message: '`{action}` is allowed to the account {accounts}',
      why: 'whoever that account allows may rewrite this policy and delete the bucket',
      help: 'list the actions that are needed, and name the roles that need them',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything for everybody',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": ["s3:GetObject", "S3:*"], "Resource": "arn:aws:s3:::lab/*" } }
                             ~~~~~~ \`S3:*\` is allowed to everybody
`,
      },
      {
        title: 'everything for an organization, and for an account',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
                                                              ~~~~~~ \`s3:*\` is allowed to everybody who meets \`aws:PrincipalOrgID\`
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" },
    "Action": "*", "Resource": "arn:aws:s3:::lab/*" }] }
              ~~~ \`*\` is allowed to the account \`222222222222\`
`,
      },
    ],
    valid: [
      {
        title: 'an administrator, a Deny, and the delegation to access points',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": "s3:*", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "*",
    "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
    "Condition": { "StringEquals": { "s3:DataAccessPointAccount": "111111111111" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      const { effect, principal, action } = statement;
      if (effect !== 'Allow' || !principal || principal.negated || action?.negated) continue;
      const all = action?.patterns.find(({ text }) => /^(?:\*|\*:\*|s3:\*)$/i.test(text));
      if (!all || statement.conditions.some(({ key }) => namesCaller(key.value))) continue;
      const found = broadest(statement, principal.entries);
      if (found) yield { at: all.node, ...found, data: { action: all.text, ...found.data } };
    }
  },
});

function broadest({ conditions }: Statement, entries: readonly PrincipalEntry[]) {
  if (entries.some(namesAnyone)) {
    const keys = conditions.filter(limitsCaller).map(({ key }) => key.value);
    return {
      message: keys.length > 0 ? ('limited' as const) : ('anyone' as const),
      data: { keys },
    };
  }
  const accounts = entries.flatMap(({ type, value }) => {
    const named = readAwsPrincipal(value);
    return type === 'AWS' && named.kind === 'account' ? [named.account] : [];
  });
  return accounts.length > 0 ? { message: 'account' as const, data: { accounts } } : undefined;
}

/** Keys of single callers, and of access points, whose own policies say more. */
function namesCaller(key: string): boolean {
  return /^(?:aws:(?:principalarn|sourcearn|userid)|s3:(?:dataaccesspoint|accesspoint).*)$/.test(
    asciiLower(key),
  );
}
