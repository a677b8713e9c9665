import { defineEstateRule, grantPlace, replications } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/replication-role',
  title: 'Replication role without permissions for the keys of its buckets',
  severity: 'error',
  rationale: `
    Amazon S3 replicates with the role of the rule: it decrypts with the key of the source and encrypts
    with that of the replica, each in the Region of its bucket, with the ARN of the object as context or,
    under a Bucket Key, that of the bucket. Where one of these is not allowed, objects under SSE-KMS stay
    behind, and nothing but their replication status tells.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
  ],
  messages: {
    missing: {
      message:
        'a replica of {object} would stay behind in `{bucket}`: nothing allows `{call}` with the key of `{keyBucket}`',
      why: 'Amazon S3 replicates as {role}, and AWS KMS denies it the call',
      help: 'allow `{call}` on `{key}` for {role}, with `{service}` for `kms:ViaService` and `{context}` for `kms:EncryptionContext:aws:s3:arn`',
    },
  },
  examples: {
    invalid: [
      {
        title:
          'a role that decrypts with the context of objects, where the bucket has a Bucket Key',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      replicates:
        trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: sts:AssumeRole } }
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "s3:GetObjectVersion*", Resource: "arn:aws:s3:::lab/*" }
                                         ~~~~~~~~~~~~~~~~~~~~~~ a replica of \`example\` would stay behind in \`lab\`: nothing allows \`kms:Decrypt\` with the key of \`lab\`
              - { Effect: Allow, Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: "arn:aws:s3:::copy/*" }
              - { Effect: Allow, Action: kms:Decrypt, Resource: "*", Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }
              - { Effect: Allow, Action: kms:Encrypt, Resource: "*", Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::copy/*" } } }
    buckets:
      lab: { encryption: { algorithm: aws:kms, key: alias/lab, bucketKey: true } }
      copy: { encryption: { algorithm: aws:kms, key: alias/lab } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'decryption at the source, encryption at the replica, each in its Region',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      replicates:
        trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: sts:AssumeRole } }
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"], Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: "arn:aws:s3:::copy/*" }
              - { Effect: Allow, Action: kms:Decrypt, Resource: "arn:aws:kms:us-east-1:111111111111:key/*", Condition: { StringEquals: { "kms:ViaService": s3.us-east-1.amazonaws.com } } }
              - { Effect: Allow, Action: kms:Encrypt, Resource: "arn:aws:kms:eu-west-1:111111111111:key/*", Condition: { StringEquals: { "kms:ViaService": s3.eu-west-1.amazonaws.com } } }
      # Amazon S3 does not take this role, so that it replicates nothing.
      other: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:GetObjectVersionForReplication", "s3:ReplicateObject"], Resource: ["arn:aws:s3:::lab/*", "arn:aws:s3:::copy/*"] } }] }
    buckets:
      lab: { encryption: { algorithm: aws:kms, key: alias/lab } }
      copy: { region: eu-west-1, encryption: { algorithm: aws:kms, key: alias/lab } }
    keys:
      mrk-1234abcd12ab34cd56ef1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
        replicas: { eu-west-1: { aliases: [alias/lab], policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { role, source, outcome, destination } of replications(context)) {
      const { kind, key, at: call = '' } = outcome;
      if (kind !== 'implicit-deny' || !key || !call.startsWith('kms:')) continue;
      const end =
        call === 'kms:Encrypt' || key.region !== source.bucket.region ? destination : source;
      const { bucket, allow } = end;
      const hasBucketKey = 'bucketKey' in bucket.encryption && bucket.encryption.bucketKey;
      yield {
        at: grantPlace(allow, role, context.estate),
        message: 'missing',
        data: {
          object: [source.object],
          bucket: source.bucket.name,
          keyBucket: bucket.name,
          call,
          role: [role.arn],
          key: key.arn,
          service: `s3.${bucket.region}.amazonaws.com`,
          context: hasBucketKey ? bucket.arn : `${bucket.arn}/*`,
        },
      };
    }
  },
});
