import { appliesTo, defineRule, networkLocks } from '../../src/index.ts';

export default defineRule({
  id: 's3/vpce-deny-locks-out-admin',
  title: 'Deny by network that also locks administrators out of the bucket policy',
  severity: 'error',
  types: ['bucket'],
  rationale: `
    A Deny of s3:* from everywhere but one endpoint or network denies writing the bucket policy from
    elsewhere, too. A wrong endpoint id, a deleted endpoint or a new office address then locks
    everybody out, and only the root user of the account can remove the policy.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html',
  ],
  messages: {
    locksOut: {
      message: 'outside of the network this Deny lets nobody change the bucket policy',
      why: 'once `{key}` has no right value any more, only the root user of the account can undo it',
      help: 'deny actions on data only, or spare an administrator by `ArnNotLike` for `aws:PrincipalArn` in the same statement',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one endpoint for all there is',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } } }
                                      ~~~~~~~~~~~~~~~~ outside of the network this Deny lets nobody change the bucket policy
`,
      },
      {
        title: 'one network, for all but reading',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": { "AWS": ["*"] },
  "NotAction": "s3:Get*", "Resource": "arn:aws:s3:::lab",
  "Condition": { "Bool": { "aws:ViaAWSService": "false" },
    "NotIpAddressIfExists": { "aws:sourceip": ["192.0.2.0/24"] } } } }
                              ~~~~~~~~~~~~~~ outside of the network this Deny lets nobody change the bucket policy
`,
      },
    ],
    valid: [
      {
        title: 'data only, and all but an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject*", "s3:PutObject*", "s3:ListBucket"],
    "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" },
      "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause } of networkLocks(context)) {
      const isLocked = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'].every((id) =>
        appliesTo(statement, [id], context),
      );
      if (isLocked) yield { at: clause.key, message: 'locksOut', data: { key: clause.key.value } };
    }
  },
});
