import { defineEstateRule, keyOf, ownerTests, placedBuckets } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/deny-mismatch',
  title: 'Bucket and key that tell owners apart by different tags',
  severity: 'warning',
  rationale: `
    Access by owner is often denied twice: the bucket policy compares a tag of the object with a tag of
    the caller, the key policy compares a pair of the encryption context with one. Where these are two
    tags of the caller, mostly by a slip of the pen, the one Deny does not back the other up, and
    whoever has but one of the tags is kept out of all objects.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html',
  ],
  messages: {
    differ: {
      message:
        'the key denies by {keyTags} of the caller, and its bucket `{bucket}` by {bucketTags}',
      why: 'the two do not back each other up, and whoever lacks one of the tags is denied by the other',
      help: 'compare with the same tag of the caller in both policies',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tag with two spellings',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/lab }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Deny, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:ExistingObjectTag/username_owner": "\${aws:PrincipalTag/username_owner}" } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" }
            - Effect: Deny
              Principal: { AWS: "*" }
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"]
              Resource: "*"
              Condition: { StringNotEquals: { "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/user_owner}" } }
                                                                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the key denies by \`user_owner\` of the caller, and its bucket \`lab\` by \`username_owner\`
`,
      },
    ],
    valid: [
      {
        title: 'the same tag in another letter case, which keys of conditions do not tell apart',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/lab }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Deny, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:ExistingObjectTag/Owner": "\${aws:PrincipalTag/Owner}" } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Deny, Principal: "*", Action: kms:Decrypt, Resource: "*", Condition: { StringNotEquals: { "kms:EncryptionContext:owner": "\${aws:principaltag/owner}" } } }
`,
      },
    ],
  },

  *check({ estate, inPolicy }) {
    for (const { bucket } of placedBuckets(estate)) {
      const key = keyOf(bucket.encryption, bucket, estate);
      const [first, ...others] = ownerTests(inPolicy(key?.policy)?.policy, 'context');
      const ofBucket = ownerTests(inPolicy(bucket.policy)?.policy, 'object-tag');
      if (!key || !first || ofBucket.length === 0) continue;
      const keyTags = new Set([first, ...others].map(({ tag }) => tag));
      if (ofBucket.some(({ tag }) => keyTags.has(tag))) continue;
      yield {
        at: { kind: 'policy', policy: key.policy.name, at: first.value },
        message: 'differ',
        data: {
          keyTags: [...keyTags],
          bucket: bucket.name,
          bucketTags: [...new Set(ofBucket.map(({ tag }) => tag))],
        },
      };
    }
  },
});
