import { defineEstateRule, grantPlace, lockedUses, lockWords } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/get-without-decrypt',
  title: 'Allowed read of objects under a key that the reader may not use',
  severity: 'error',
  rationale: `
    A read of an object under SSE-KMS is two requests: Amazon S3 asks AWS KMS for the data key with the
    identity of the reader. Without an Allow of kms:Decrypt, in the key policy or, where that leaves it
    to IAM, in a policy of the reader, each read fails with AccessDenied, whatever the bucket allows.
    Whoever a Deny keeps from the key, or may read everything rather than this bucket, is left alone.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  ],
  messages: {
    both: {
      message: '{principals} may read `{bucket}`, and nothing allows `{call}` with its key',
      why: 'Amazon S3 asks AWS KMS as the reader, and answers each read with AccessDenied',
      help: 'allow `{call}` for {principals} in the policy of `{key}`, with `{service}` for `kms:ViaService`',
    },
    caller: {
      message: '{principals} may read `{bucket}`, and no policy there allows `{call}` with its key',
      why: 'the key policy leaves it to IAM, where nothing allows it, so that each read ends with AccessDenied',
      help: 'allow `{call}` on `{key}` as well, with `{service}` for `kms:ViaService`',
    },
    limit: {
      message: '{principals} may read `{bucket}`, and what allows `{call}` never takes effect',
      why: 'a permissions boundary, an SCP or conditions that exclude each other stand in between, so that each read ends with AccessDenied',
      help: 'allow `{call}` on `{key}` in the boundary and in the SCPs as well, and align the conditions',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key policy for its administrator alone',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader:
        policies:
          - { Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" } }
                                                                         ~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/reader\` may read \`lab\`, and nothing allows \`kms:Decrypt\` with its key
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/admin" }, Action: "kms:*", Resource: "*" } }
`,
      },
      {
        title:
          'a key policy that leaves it to IAM, for one Region of Amazon S3 and within a boundary',
        policy: `
version: 1
accounts:
  "111111111111":
    users:
      ana:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:Get*", "s3:List*"], Resource: "arn:aws:s3:::lab*" }
                                         ~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/ana\` may read \`lab\`, and no policy there allows \`kms:Decrypt\` with its key
              - { Effect: Allow, Action: kms:Decrypt, Resource: "*", Condition: { StringEquals: { "kms:ViaService": s3.eu-west-1.amazonaws.com } } }
      bob:
        boundary: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
                                         ~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/bob\` may read \`lab\`, and what allows \`kms:Decrypt\` never takes effect
              - { Effect: Allow, Action: kms:Decrypt, Resource: "*" }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a grant for one reader, a Deny of another, an administrator whom the key keeps out',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      granted: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" } }] }
      denied: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" } }] }
      admin: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "*", Resource: "*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        grants: [{ grantee: "arn:aws:iam::111111111111:role/granted", operations: [Decrypt] }]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: ["kms:Put*", "kms:Describe*"], Resource: "*" }
            - { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/denied" }, Action: kms:Decrypt, Resource: "*" }
            - { Effect: Deny, Principal: { AWS: "arn:aws:iam::111111111111:role/denied" }, Action: kms:Decrypt, Resource: "*" }
`,
      },
    ],
  },

  *check(context) {
    for (const use of lockedUses(context, 'decrypt')) {
      const { cause, granted, principals, witness } = use;
      if (cause === 'key' || cause === 'foreign-caller') continue;
      const at = grantPlace(granted, principals[0], context.estate);
      yield { at, message: cause, data: lockWords(use), ...(witness && { witness }) };
    }
  },
});
