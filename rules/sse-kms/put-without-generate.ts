import { defineEstateRule, grantPlace, lockedUses, lockWords } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/put-without-generate',
  title: 'Allowed upload under a key that the writer may not use',
  severity: 'error',
  rationale: `
    An upload under SSE-KMS is two requests: Amazon S3 has AWS KMS make a data key with the identity of
    the writer. Without an Allow of kms:GenerateDataKey, in the key policy or, where that leaves it to
    IAM, in a policy of the writer, each upload under the bucket's encryption fails with AccessDenied.
    Leave to call kms:Encrypt does not help: Amazon S3 never calls it for an upload.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  ],
  messages: {
    both: {
      message: '{principals} may upload to `{bucket}`, and nothing allows `{call}` with its key',
      why: 'Amazon S3 asks AWS KMS as the writer, so that each upload that leaves the encryption to the bucket ends with AccessDenied',
      help: 'allow `{call}` for {principals} in the policy of `{key}`, with `{service}` for `kms:ViaService`',
    },
    caller: {
      message:
        '{principals} may upload to `{bucket}`, and no policy there allows `{call}` with its key',
      why: 'the key policy leaves it to IAM, where nothing allows it, so that each upload that leaves the encryption to the bucket ends with AccessDenied',
      help: 'allow `{call}` on `{key}` as well, with `{service}` for `kms:ViaService`',
    },
    limit: {
      message: '{principals} may upload to `{bucket}`, and what allows `{call}` never takes effect',
      why: 'a permissions boundary, an SCP or conditions that exclude each other stand in between, so that each upload that leaves the encryption to the bucket ends with AccessDenied',
      help: 'allow `{call}` on `{key}` in the boundary and in the SCPs as well, and align the conditions',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key policy that lets the writer read only',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      writer:
        policies:
          - { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*Object", Resource: "arn:aws:s3:::lab/in/*" } }
                                                                         ~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/writer\` may upload to \`lab\`, and nothing allows \`kms:GenerateDataKey\` with its key
    buckets: { lab: { encryption: { algorithm: aws:kms:dsse, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/writer" }, Action: kms:Decrypt, Resource: "*" } }
`,
      },
      {
        title: 'a bucket policy that names writers, whose own policies and SCPs do not do enough',
        policy: `
version: 1
accounts:
  "111111111111":
    scps: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:*", "kms:Decrypt"], Resource: "*" } }]
    users:
      ana: { policies: [] }
      bob: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: kms:GenerateDataKey, Resource: "*" } }] }
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: alias/lab }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:user/ana" }, Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*" }
                                                                                                 ~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/ana\` may upload to \`lab\`, and no policy there allows \`kms:GenerateDataKey\` with its key
            - { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:user/bob" }, Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*" }
                                                                                                 ~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/bob\` may upload to \`lab\`, and what allows \`kms:GenerateDataKey\` never takes effect
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a bucket that encrypts by itself, although it holds an object under the key',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      writer: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*" } }] }
    buckets: { lab: { objects: { a.txt: { encryption: { algorithm: aws:kms, key: alias/lab } } } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/reader" }, Action: kms:Decrypt, Resource: "*" } }
`,
      },
    ],
  },

  *check(context) {
    for (const use of lockedUses(context, 'encrypt')) {
      const { cause, granted, principals, witness } = use;
      if (cause === 'key' || cause === 'foreign-caller') continue;
      const at = grantPlace(granted, principals[0], context.estate);
      yield { at, message: cause, data: lockWords(use), ...(witness && { witness }) };
    }
  },
});
