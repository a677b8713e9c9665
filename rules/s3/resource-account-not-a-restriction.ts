import { defineRule, openToAll, ownersKeys } from '../../src/index.ts';

export default defineRule({
  id: 's3/resource-account-not-a-restriction',
  title: 'Allow for everybody under a condition on the owner of the bucket itself',
  severity: 'error',
  types: ['bucket'],
  rationale: `
    s3:ResourceAccount, aws:ResourceAccount and aws:ResourceOrgID hold who owns the bucket, not who
    calls. In the policy of that bucket the answer is the same for every request: the condition is
    true for all the world, and the bucket is public.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    owner: {
      message: '`{key}` holds the owner of the bucket, so that everybody is allowed',
      why: 'it has the same value whoever calls: the test keeps no stranger out',
      help: 'test the caller: `aws:PrincipalAccount` or `aws:PrincipalOrgID`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'public to all accounts',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ResourceAccount": "111111111111" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~ \`s3:ResourceAccount\` holds the owner of the bucket, so that everybody is allowed
`,
      },
      {
        title: 'the organization of the bucket, and encryption in transit',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "true" },
    "StringLike": { "AWS:ResourceOrgId": ["o-a1b2c3d4e5"] } } } }
                    ~~~~~~~~~~~~~~~~~~~ \`AWS:ResourceOrgId\` holds the owner of the bucket, so that everybody is allowed
`,
      },
    ],
    valid: [
      {
        title: 'the account of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": {
    "s3:ResourceAccount": "111111111111", "aws:PrincipalAccount": "111111111111" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { statement, anyone } of openToAll(policy)) {
      const [clause] = ownersKeys(statement);
      if (!clause) continue;
      yield {
        at: clause.key,
        message: 'owner',
        data: { key: clause.key.value },
        labels: [{ at: anyone.node.at, message: 'everybody' }],
      };
    }
  },
});
