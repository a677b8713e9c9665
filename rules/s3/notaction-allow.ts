import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: 's3/notaction-allow',
  title: 'Allow with NotAction in a bucket policy',
  severity: 'error',
  types: ['bucket'],
  rationale: `
    NotAction in an Allow grants everything that is not listed: the bucket policy itself, deletion,
    encryption, and each action that AWS adds to Amazon S3 from then on. What was to be forbidden is
    said by a Deny, what is needed by Action.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  messages: {
    allowsRest: {
      message: 'this Allow grants every action but {actions}',
      why: 'that takes writing the bucket policy in, and every action that AWS adds',
      help: 'list in `Action` what is needed, and deny {actions} in a statement of its own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything but deleting',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::222222222222:role/partner" },
  "NotAction": ["s3:DeleteObject", "s3:DeleteBucket"],
  ~~~~~~~~~~~ this Allow grants every action but \`s3:DeleteObject\` and \`s3:DeleteBucket\`
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of everything but reading',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::222222222222:role/partner" },
  "NotAction": ["s3:GetObject", "s3:ListBucket"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, action } of policy.statements) {
      if (effect !== 'Allow' || !action?.negated) continue;
      const actions = action.patterns.map(({ text }) => text);
      yield { at: action.key, message: 'allowsRest', data: { actions } };
    }
  },
});
