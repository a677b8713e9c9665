import { defineEstateRule, placedBuckets } from '../../src/index.ts';

export default defineEstateRule({
  id: 's3/missing-policy',
  title: 'Bucket without a policy',
  severity: 'info',
  profile: 'strict',
  rationale: `
    Without a bucket policy only the policies of users and roles decide, each for itself. What is to
    hold for everybody, such as TLS, the encryption of uploads or an organization as border, takes a
    Deny in the policy of the bucket. Many buckets do well without.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  messages: {
    missing: {
      message: 'the bucket has no policy',
      why: 'nothing denies requests without TLS or from elsewhere, whoever is let in by a policy of their own',
      help: 'add a policy that denies requests with `aws:SecureTransport` `false`, and what else nobody is to do',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket with its default encryption alone',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab: { encryption: { algorithm: AES256 } }
      ~~~ the bucket has no policy
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of plain HTTP',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        policy: { Version: "2012-10-17", Statement: { Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": false } } } }
`,
      },
    ],
  },

  *check({ estate }) {
    for (const { bucket, path } of placedBuckets(estate)) {
      if (!bucket.policy) yield { at: { kind: 'estate', path }, message: 'missing' };
    }
  },
});
