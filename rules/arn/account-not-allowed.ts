import { defineRule, judgeForm, namedArns, replacePart } from '../../src/index.ts';

export default defineRule({
  id: 'arn/account-not-allowed',
  title: 'Account in an ARN that has none',
  severity: 'error',
  rationale: `
    The ARNs of some resources leave the account empty: the names of buckets are unique in all the
    world, and a bucket's ARN is arn:aws:s3:::name. With an account in it, the entry matches nothing.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    account: {
      message: 'the ARN has the account `{account}`, where those of `{service}` have none',
      why: 'the resource has the same ARN without the account, so that this entry matches nothing',
      help: 'leave the field empty; limit the account with `aws:ResourceAccount` where that matters',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects in an account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3::111111111111:lab/*" } }
                           ~~~~~~~~~~~~ the ARN has the account \`111111111111\`, where those of \`s3\` have none
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'an access point, which has an account, and a star that stands for nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
  "arn:aws:s3:us-east-1:111111111111:accesspoint/reports/object/*", "arn:aws:s3:*:*:lab/*"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const arn of namedArns(policy)) {
      const { account, service, pattern, place } = arn;
      if (!/^\d{12}$/.test(account.text)) continue;
      if (judgeForm(arn, catalog, (form) => form.account !== '') !== 'refused') continue;
      yield {
        at: place(account),
        message: 'account',
        data: { account: account.text, service: service.text },
        fix: {
          grade: 'unsafe',
          title: 'leave the account out',
          edits: [replacePart(pattern.node, account, '')],
        },
      };
    }
  },
});
