import { defineRule, openEntries } from '../../src/index.ts';

export default defineRule({
  id: 'identity/permissions-management',
  title: 'Management of permissions, allowed without a limit',
  severity: 'warning',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    AWS marks the actions that change who may do what: policies, grants, shares, access lists. Allowed
    on every resource they let the caller open each of them to others. That is the work of few
    principals, and of those mostly on some resources.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    unlimited: {
      message: 'the permissions on every resource may be changed by {actions}',
      why: 'whoever has this policy can open any such resource to others',
      help: 'name the resources, add a condition, or leave the action out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the policy of every bucket, and by a wildcard that of every queue',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetBucketPolicy", "s3:putbucketpolicy"], "Resource": "*" },
                                                        ~~~~~~~~~~~~~~~~~~~~ the permissions on every resource may be changed by \`s3:putbucketpolicy\`
  { "Effect": "Allow", "Action": "sqs:Add*", "Resource": "*" }] }
                                 ~~~~~~~~~~ the permissions on every resource may be changed by \`sqs:Add*\`
`,
      },
    ],
    valid: [
      {
        title: 'one bucket, a condition, and an action that only reads',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } },
  { "Effect": "Allow", "Action": "s3:GetBucketPolicy", "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    const entries = openEntries(context, ({ access }) => access.includes('Permissions management'));
    for (const { patterns } of entries) {
      const data = { actions: patterns.map(({ text }) => text) };
      yield { at: patterns[0].node, message: 'unlimited', data };
    }
  },
});
