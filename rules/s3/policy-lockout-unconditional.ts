import { appliesTo, defineRule, namesAnyone } from '../../src/index.ts';

export default defineRule({
  id: 's3/policy-lockout-unconditional',
  title: 'Deny for everybody of writing the bucket policy',
  severity: 'error',
  types: ['bucket'],
  rationale: `
    A Deny without a condition holds for the administrators as well. Once it covers s3:PutBucketPolicy,
    nobody can take it back but the root user of the account that owns the bucket.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  messages: {
    locked: {
      message: 'this Deny lets nobody change the bucket policy any more',
      why: 'it holds for administrators too: only the root user of the account can undo it',
      help: 'list the actions that are to be denied, or spare an administrator by `ArnNotEquals` for `aws:PrincipalArn`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket that was to be frozen',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*", "s3:Delete*"], "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
  ~~~~~~~~ this Deny lets nobody change the bucket policy any more
`,
      },
      {
        title: 'all but reading',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": "*" },
  "NotAction": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::lab*" } }
  ~~~~~~~~~~~ this Deny lets nobody change the bucket policy any more
`,
      },
    ],
    valid: [
      {
        title: 'objects only, everybody but an administrator, and one action',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/locked/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab",
    "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const { effect, principal, conditions, action } = statement;
      if (effect !== 'Deny' || conditions.length > 0 || !action) continue;
      if (!principal || principal.negated || !principal.entries.some(namesAnyone)) continue;
      if (appliesTo(statement, ['s3:PutBucketPolicy'], context)) {
        yield { at: action.key, message: 'locked' };
      }
    }
  },
});
