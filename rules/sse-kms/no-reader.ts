import { defineEstateRule, keyOf, placedBuckets } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/no-reader',
  title: 'Bucket whose objects nobody of the estate can decrypt',
  severity: 'warning',
  rationale: `
    Amazon S3 lets somebody read the bucket, and for none of them AWS KMS decrypts: by a Deny, for want
    of an Allow, or because the key is out of use. What is uploaded there cannot be read back. Nothing is
    said of a bucket that the estate has no reader for, nor where nobody can tell.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html',
  ],
  messages: {
    nobody: {
      message:
        'nobody can decrypt what is written to `{bucket}`, of whom Amazon S3 lets {users} read',
      why: 'for each of them AWS KMS refuses to decrypt, so that objects cannot be read back',
      help: 'allow `kms:Decrypt` with the key of `{bucket}` for those who are to read, or lift the Deny that hits all of them',
    },
    state: {
      message: 'nobody can read or write under the key of `{bucket}`, whose state is `{state}`',
      why: 'AWS KMS uses enabled keys only, whatever the policies say',
      help: 'enable `{key}`, or cancel its deletion',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny of all but another Region, and a key that is to be deleted',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:GetObject", "kms:Decrypt"], Resource: "*" } }] }
    buckets:
      lab: { encryption: { algorithm: aws:kms, key: alias/lab } }
      ~~~ nobody can decrypt what is written to \`lab\`, of whom Amazon S3 lets \`arn:aws:iam::111111111111:role/reader\` read
      old: { encryption: { algorithm: aws:kms, key: alias/old } }
      ~~~ nobody can read or write under the key of \`old\`, whose state is \`PendingDeletion\`
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" }
            - { Effect: Deny, Principal: "*", Action: kms:Decrypt, Resource: "*", Condition: { StringNotEquals: { "kms:ViaService": s3.eu-west-1.amazonaws.com } } }
      5678abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/old]
        state: PendingDeletion
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'one reader among many, and a bucket for which the estate has none',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:GetObject", "kms:Decrypt"], Resource: "*" } }] }
      locked: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
  "222222222222":
    buckets: { archive: { encryption: { algorithm: aws:kms } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { bucket, path } of placedBuckets(context.estate)) {
      const key = keyOf(bucket.encryption, bucket, context.estate);
      const at = { kind: 'estate', path } as const;
      if (!key) continue;
      const data = { bucket: bucket.name, key: key.arn, state: key.state };
      if (key.state !== 'Enabled' && key.state !== 'Updating') {
        yield { at, message: 'state', data };
        continue;
      }
      const uses = context.objectUses(bucket, 'decrypt').filter((use) => use.key === key);
      const users = uses.flatMap((use) => (use.atS3.length > 0 ? use.users : []));
      const known = users.flatMap(({ principal }) => principal?.arn ?? []);
      if (known.length === 0 || uses.some(({ can }) => can !== 'none')) continue;
      yield { at, message: 'nobody', data: { ...data, users: [...new Set(known)] } };
    }
  },
});
