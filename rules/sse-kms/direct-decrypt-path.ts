import { defineEstateRule, directReaders, grantPlace } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/direct-decrypt-path',
  title: 'Reader of a bucket who may also call kms:Decrypt without Amazon S3',
  severity: 'error',
  rationale: `
    In a call that Amazon S3 makes, it is Amazon S3 that states the ARN in the encryption context. In a
    call of one's own it is the caller who states all of it, and may decrypt whatever else was encrypted
    under the key. A key whose policy speaks of Amazon S3, or decides by the encryption context, is
    meant to be reached through Amazon S3, which kms:ViaService has to say for each reader.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    service: {
      message:
        'this lets {users} call `kms:Decrypt` directly with the key of `{bucket}`, which is for Amazon S3',
      why: 'a direct call takes any ciphertext under the key, with whatever context the caller states',
      help: 'ask for `{service}` in `kms:ViaService` here, or deny every other value of it in the key policy',
    },
    context: {
      message:
        'this lets {users} call `kms:Decrypt` directly with the key of `{bucket}`, which tests {keys}',
      why: 'in a direct call it is the caller who states the encryption context, and the ciphertext need not be of Amazon S3',
      help: 'ask for `{service}` in `kms:ViaService` here, or deny every other value of it in the key policy',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an identity policy that passes by the condition of another statement',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: kms:Decrypt, Resource: "*" }
                                         ~~~~~~~~~~~ this lets \`arn:aws:iam::111111111111:role/reader\` call \`kms:Decrypt\` directly with the key of \`lab\`, which is for Amazon S3
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" }
            - { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/reader" }, Action: kms:Decrypt, Resource: "*", Condition: { StringEquals: { "kms:ViaService": s3.us-east-1.amazonaws.com } } }
`,
      },
      {
        title: 'the pair of each owner, and no service',
        policy: `
version: 1
accounts:
  "111111111111":
    users:
      ana: { tags: { owner: ana }, policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            Effect: Allow
            Principal: { AWS: "arn:aws:iam::111111111111:user/ana" }
            Action: [kms:Decrypt]
                    ~~~~~~~~~~~~~ this lets \`arn:aws:iam::111111111111:user/ana\` call \`kms:Decrypt\` directly with the key of \`lab\`, which tests \`kms:EncryptionContext:owner\`
            Resource: "*"
            Condition: { StringEquals: { "kms:EncryptionContext:owner": "\${aws:PrincipalTag/owner}" } }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of all direct calls, beside an administrator who does not read',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader: { policies: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }, { Effect: Allow, Action: kms:Decrypt, Resource: "*" }] }] }
      admin: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "kms:*", Resource: "*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" }
            - { Effect: Deny, Principal: { AWS: "arn:aws:iam::111111111111:role/reader" }, Action: kms:Decrypt, Resource: "*", Condition: { StringNotEquals: { "kms:ViaService": s3.us-east-1.amazonaws.com } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { bucket, allow, principals, because, keys, witness } of directReaders(context)) {
      const service = `s3.${bucket.region}.amazonaws.com`;
      yield {
        at: grantPlace(allow, principals[0], context.estate),
        message: because,
        data: { users: principals.map(({ arn }) => arn), bucket: bucket.name, keys, service },
        ...(witness && { witness }),
      };
    }
  },
});
