import {
  defineEstateRule,
  encryptionDenials,
  findKey,
  holdsFor,
  placedBuckets,
  resultWhenAbsent,
  valueText,
} from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/default-key-not-required-key',
  title: 'Bucket that encrypts with a key which its own policy denies',
  severity: 'error',
  rationale: `
    A bucket policy may deny uploads under any key but one. Where the bucket's default is another key,
    whoever leaves the encryption to the bucket is denied, or, as AWS is not clear on what the condition
    key holds without a header, ends up under the key that the policy was to rule out.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html',
  ],
  messages: {
    other: {
      message: '`{bucket}` encrypts with `{key}`, and its policy denies every key but {required}',
      why: 'uploads that leave the key to the bucket are denied, or end up under a key that the policy rules out',
      help: 'make {required} the default of the bucket, or admit `{key}` in its policy',
    },
  },
  examples: {
    invalid: [
      {
        title: 'another key, and the managed key because none is named',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:111111111111:key/5678abcd-12ab-34cd-56ef-1234567890ab" }
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`lab\` encrypts with \`arn:aws:kms:us-east-1:111111111111:key/5678abcd-12ab-34cd-56ef-1234567890ab\`, and its policy denies every key but \`arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\`
        policy:
          Version: "2012-10-17"
          Statement:
            Effect: Deny
            Principal: "*"
            Action: s3:PutObject
            Resource: "arn:aws:s3:::lab/*"
            Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } }
`,
      },
    ],
    valid: [
      {
        title:
          'the alias of the required key, a pattern of keys, a rule for uploads with a header alone',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/lab }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } }
      logs:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:222222222222:key/5678abcd-12ab-34cd-56ef-1234567890ab" }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "*", Condition: { ArnNotLike: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:*:222222222222:key/*" } } }
            - { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "*", Condition: { StringEquals: { "s3:x-amz-server-side-encryption": aws:kms }, ArnNotLike: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:*:333333333333:key/*" } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
  },

  *check({ estate, inPolicy }) {
    for (const { bucket, path } of placedBuckets(estate)) {
      const { encryption, name } = bucket;
      const policy = inPolicy(bucket.policy);
      if (!policy || !('key' in encryption)) continue;
      const found = findKey(estate, encryption.key ?? 'alias/aws/s3', bucket);
      const key = found.kind === 'key' ? found.key.arn : encryption.key;
      if (key === undefined || !key.includes(':key/')) continue;
      for (const { statement, clause, row, header } of encryptionDenials(policy)) {
        if (header !== 'key' || !row.negated || holdsFor(clause, key) !== true) continue;
        if (!statement.conditions.every((one) => resultWhenAbsent(one) === true)) continue;
        yield {
          at: {
            kind: 'estate',
            path: [...path, 'encryption', ...(encryption.key === undefined ? [] : ['key'])],
          },
          message: 'other',
          data: { bucket: name, key, required: clause.values.map(valueText) },
        };
      }
    }
  },
});
