import {
  contextMismatches,
  defineEstateRule,
  keyOf,
  placedBuckets,
  valueText,
} from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/bucket-key-context-mismatch',
  title: 'Condition on the encryption context in the form that the bucket does not send',
  severity: 'error',
  rationale: `
    The encryption context holds the ARN of the bucket where an S3 Bucket Key is on, and the ARN of the
    object where it is off. A key policy that admits the other form alone locks everybody out; a Deny by
    the other form no longer denies. Objects keep the form that they were written with, so that both
    belong into a policy once the setting has changed.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    admits: {
      message: '`{bucket}` {setting}, so that its encryption context is never {values}',
      why: 'the condition never admits new objects of the bucket, so that reads and uploads of them are denied',
      help: 'add `{meant}` to the values',
    },
    excludes: {
      message: '`{bucket}` {setting}, so that no encryption context of it is kept out by {values}',
      why: 'what was to be denied is not, as the context of new objects has the other form',
      help: 'exclude `{meant}` as well, or turn the Bucket Key {other} for single objects to count',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a prefix with a Bucket Key, a bucket without one',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: true } }
      logs: { encryption: { algorithm: aws:kms, key: alias/lab } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: { AWS: "arn:aws:iam::111111111111:role/team-a" }
              Action: ["kms:Decrypt", "kms:GenerateDataKey"]
              Resource: "*"
              Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab/a/*", "arn:aws:s3:::logs"] } }
                                                                              ~~~~~~~~~~~~~~~~~~~~~~ \`lab\` has a Bucket Key, so that its encryption context is never \`arn:aws:s3:::lab/a/*\`
                                                                                                      ~~~~~~~~~~~~~~~~~~~ \`logs\` has no Bucket Key, so that its encryption context is never \`arn:aws:s3:::logs\`
            - Effect: Deny
              Principal: { AWS: "arn:aws:iam::111111111111:role/team-a" }
              Action: kms:Decrypt
              Resource: "*"
              Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/a/secret/*" } }
                                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`lab\` has a Bucket Key, so that no encryption context of it is kept out by \`arn:aws:s3:::lab/a/secret/*\`
`,
      },
    ],
    valid: [
      {
        title: 'each bucket in its form, both forms, and a bucket that has another key',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: true } }
      logs: { encryption: { algorithm: aws:kms:dsse, key: alias/lab } }
      both: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: true } }
      other: { encryption: { algorithm: aws:kms, key: alias/aws/s3, bucketKey: true } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            Effect: Allow
            Principal: { AWS: "arn:aws:iam::111111111111:role/reader" }
            Action: kms:Decrypt
            Resource: "*"
            Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::lab", "arn:aws:s3:::logs/*", "arn:aws:s3:::both*", "arn:aws:s3:::both/x", "arn:aws:s3:::other/*"] } }
`,
      },
    ],
  },

  *check({ estate, inPolicy }) {
    for (const { bucket } of placedBuckets(estate)) {
      const key = keyOf(bucket.encryption, bucket, estate);
      const policy = inPolicy(key?.policy)?.policy;
      if (!key || !policy) continue;
      const isBucketKey = 'bucketKey' in bucket.encryption && bucket.encryption.bucketKey;
      const { arn, name } = bucket;
      for (const { purpose, values } of contextMismatches(policy, { arn, isBucketKey })) {
        const setting = isBucketKey ? 'has a Bucket Key' : 'has no Bucket Key';
        const meant = isBucketKey ? arn : `${arn}/*`;
        const other = isBucketKey ? 'off' : 'on';
        yield {
          at: { kind: 'policy', policy: key.policy.name, at: values[0] },
          message: purpose,
          data: { bucket: name, setting, values: values.map(valueText), meant, other },
        };
      }
    }
  },
});
