import { asciiLower, defineEstateRule, keyOf, placedBuckets } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/context-abac-with-bucket-key',
  title: 'Access by the encryption context of single objects under a Bucket Key',
  severity: 'warning',
  rationale: `
    With an S3 Bucket Key, Amazon S3 asks AWS KMS for a key of the bucket once for each requester, keeps
    it for a time and reads many objects with it. A condition on a pair of the context that differs
    from object to object is then tested once, and not for each object: it is no wall between owners.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html',
  ],
  messages: {
    cached: {
      message: 'a Bucket Key, while the policy of the key tests {keys}',
      why: 'AWS KMS is asked once for each requester and not for each object, so that the test does not tell objects apart',
      help: 'turn the Bucket Key off for `{bucket}`, or give each owner a bucket and a key',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects of several owners',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: true } } }
                                                                                   ~~~~ a Bucket Key, while the policy of the key tests \`kms:EncryptionContext:username_owner\`
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            Effect: Allow
            Principal: { AWS: "arn:aws:iam::111111111111:root" }
            Action: ["kms:Decrypt", "kms:GenerateDataKey"]
            Resource: "*"
            Condition: { StringEquals: { "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/username_owner}" } }
`,
      },
    ],
    valid: [
      {
        title: 'a test of the bucket as such, and a bucket that asks for each object',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      logs: { encryption: { algorithm: aws:kms, key: alias/logs, bucketKey: true } }
      lab: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: false } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: kms:Decrypt, Resource: "*", Condition: { StringEquals: { "kms:EncryptionContext:owner": "\${aws:username}" } } }
      5678abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/logs]
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: kms:Decrypt, Resource: "*", Condition: { StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::logs" } } }
`,
      },
    ],
  },

  *check({ estate, inPolicy }) {
    for (const { bucket, path } of placedBuckets(estate)) {
      if (!('bucketKey' in bucket.encryption) || !bucket.encryption.bucketKey) continue;
      const policy = inPolicy(keyOf(bucket.encryption, bucket, estate)?.policy)?.policy;
      const tested = (policy?.statements ?? [])
        .flatMap(({ conditions }) => conditions.map(({ key }) => key.value))
        .filter((key) => OF_OBJECTS.test(asciiLower(key)));
      if (tested.length === 0) continue;
      yield {
        at: { kind: 'estate', path: [...path, 'encryption', 'bucketKey'] },
        message: 'cached',
        data: { keys: [...new Set(tested)], bucket: bucket.name },
      };
    }
  },
});

/** A pair of the context; the pairs of AWS services are the same for all objects of a bucket. */
const OF_OBJECTS = /^kms:encryptioncontext:(?!aws:)/;
