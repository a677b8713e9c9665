import { defineEstateRule, foreignUses } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/cross-account-managed-key',
  title: 'Bucket for other accounts under the AWS managed key of its own account',
  severity: 'error',
  rationale: `
    The AWS managed key aws/s3 works for principals of its own account alone, and nobody can change its
    policy. Objects under it cannot be read from another account, whatever the bucket policy allows.
    SSE-KMS without the name of a key means aws/s3.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    managed: {
      message:
        '`{bucket}` is open to {users}, and encrypts with the AWS managed key of account {account}',
      why: 'the key `aws/s3` works for its own account only, so that each read from another one is denied',
      help: 'encrypt with a key of your own whose policy names those accounts, and copy what is there over itself',
    },
  },
  examples: {
    invalid: [
      {
        title: 'SSE-KMS without a key, and the alias of the managed key for an object',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms }
        ~~~~~~~~~~ \`lab\` is open to \`account 333333333333\` and \`arn:aws:iam::222222222222:role/reader\`, and encrypts with the AWS managed key of account 111111111111
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: ["222222222222", "333333333333"] }, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
  "222222222222":
    roles:
      reader: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:Get*", Resource: "*" } }] }
`,
      },
    ],
    valid: [
      {
        title: 'other accounts that may only list or upload',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/aws/s3 }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:ListBucket, Resource: "arn:aws:s3:::lab" }
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
`,
      },
      {
        title: 'a bucket that encrypts with keys of Amazon S3',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
`,
      },
    ],
  },

  *check(context) {
    for (const { encryptionPath, bucket, users, uses } of foreignUses(context, 'decrypt')) {
      if (uses.some(({ can, key }) => can !== 'none' || key?.manager !== 'aws')) continue;
      yield {
        at: { kind: 'estate', path: encryptionPath },
        message: 'managed',
        data: { bucket: bucket.name, users, account: bucket.account },
      };
    }
  },
});
