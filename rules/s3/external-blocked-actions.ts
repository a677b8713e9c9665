import { defineRule, isOwnersAction, readAwsPrincipal } from '../../src/index.ts';

export default defineRule({
  id: 's3/external-blocked-actions',
  title: 'Another account that may change the permissions of a bucket',
  severity: 'warning',
  types: ['bucket'],
  rationale: `
    Writing the bucket policy, an access control list or the encryption of a bucket is for the account
    that owns it. Another account that may do so can let in whom it likes, or lock the owner out. The
    finding is made only where the configuration says which accounts are one's own.`,
  references: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  messages: {
    external: {
      message: 'the account {accounts} is allowed {actions}',
      why: 'its administrators decide who may use the bucket, and how it is encrypted',
      help: 'list the actions on objects that it needs, or add the account to `accounts` in the configuration if it is your own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a partner that sets access control lists',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:role/partner"] },
                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the account \`222222222222\` is allowed \`s3:PutObjectAcl\`
  "Action": ["s3:GetObject", "s3:PutObject*"], "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'all actions but one',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
                                                                                   ~~~~~~~~~~~~~~ the account \`222222222222\` is allowed \`s3:DeleteBucketPolicy\`, \`s3:PutBucketAcl\`, \`s3:PutBucketPolicy\`, \`s3:PutEncryptionConfiguration\` and \`s3:PutObjectAcl\`
  "NotAction": "s3:DeleteBucket", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
    valid: [
      {
        title: 'a partner that uploads, and an own administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
    "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
    ],
  },

  *check(context) {
    const own = new Set(context.accounts);
    if (own.size === 0) return;
    for (const statement of context.policy.statements) {
      const { effect, principal } = statement;
      if (effect !== 'Allow' || !principal || principal.negated) continue;
      const foreign = principal.entries.flatMap(({ type, value, node }) => {
        const named = readAwsPrincipal(value);
        const isForeign = type === 'AWS' && 'account' in named && !own.has(named.account);
        return isForeign ? [{ node, account: named.account }] : [];
      });
      const [first] = foreign;
      if (!first) continue;
      const applied = context.applied(statement, 's3').actions.map(({ id }) => id);
      const actions = applied.filter(isOwnersAction);
      const accounts = [...new Set(foreign.map(({ account }) => account))];
      if (actions.length > 0)
        yield { at: first.node, message: 'external', data: { accounts, actions } };
    }
  },
});
