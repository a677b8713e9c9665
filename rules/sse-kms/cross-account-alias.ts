import { defineEstateRule, findKey, foreignUses } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/cross-account-alias',
  title: 'Default key without its account in a bucket to which other accounts upload',
  severity: 'error',
  rationale: `
    Amazon S3 looks up an alias or a bare key id in the account of whoever uploads, not in that of the
    bucket. A writer of another account so encrypts with a key of that account, which readers of the
    bucket may not use, or the upload fails as there is no such key. The ARN of a key names its account.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html',
  ],
  messages: {
    relative: {
      message: '`{key}` means another key, or none, in uploads to `{bucket}` by {users}',
      why: 'Amazon S3 looks it up in the account of whoever uploads, so that objects end up under keys of that account or uploads fail',
      help: 'name the key by its ARN{meant}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an alias, and a writer of another account',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/lab }
                                               ~~~~~~~~~ \`alias/lab\` means another key, or none, in uploads to \`lab\` by \`account 222222222222\`
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*" }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: "kms:GenerateDataKey*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'an alias where others only read, an ARN where they upload',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      reports:
        encryption: { algorithm: aws:kms, key: alias/lab }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*" }
      inbox:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:111111111111:alias/lab" }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:PutObject, Resource: "arn:aws:s3:::inbox/*" }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
  },

  *check(context) {
    for (const { encryption, encryptionPath, bucket, users } of foreignUses(context, 'encrypt')) {
      const written = 'key' in encryption ? encryption.key : undefined;
      if (written === undefined || written.startsWith('arn:') || written === 'alias/aws/s3')
        continue;
      const found = findKey(context.estate, written, bucket);
      const meant = found.kind === 'key' ? `, \`${found.key.arn}\`` : '';
      yield {
        at: { kind: 'estate', path: [...encryptionPath, 'key'] },
        message: 'relative',
        data: { key: written, users, bucket: bucket.name, meant },
      };
    }
  },
});
