import {
  callsByGrant,
  defineEstateRule,
  lockedUses,
  lockWords,
  principalPath,
} from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/cross-account-missing-identity',
  title: 'Key that is open to a principal of another account whose policies are not',
  severity: 'error',
  rationale: `
    Across accounts a key takes two Allows: one in the key policy, and one in a policy of the caller,
    in the caller's own account, for the ARN of the key. Where the second one is missing, reads and
    uploads through Amazon S3 end with AccessDenied, although bucket and key both name the caller.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
  ],
  messages: {
    missing: {
      message: 'the key of `{bucket}` is open to {principal}, and no policy there allows {calls}',
      why: 'across accounts both sides have to allow, so that Amazon S3 answers with AccessDenied',
      help: 'allow {calls} on `{key}` in a policy of {principal}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role that may read the bucket, and the other account as such in the key policy',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "222222222222" }, Action: kms:Decrypt, Resource: "*" }
  "222222222222":
    roles:
      reader:
      ~~~~~~ the key of \`lab\` is open to \`arn:aws:iam::222222222222:role/reader\`, and no policy there allows \`kms:Decrypt\`
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: kms:Decrypt, Resource: "arn:aws:kms:us-east-1:222222222222:key/*" }
`,
      },
    ],
    valid: [
      {
        title: 'the key of the other account by its ARN, where the bucket stands as well',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::222222222222:role/reader" }, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::222222222222:role/reader" }, Action: kms:Decrypt, Resource: "*" }
  "222222222222":
    roles:
      reader:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: kms:Decrypt, Resource: "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }
      # Nothing says that this role was to read the bucket.
      other: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }] }
`,
      },
    ],
  },

  *check(context) {
    const uses = [...lockedUses(context, 'decrypt'), ...lockedUses(context, 'encrypt')];
    const foreign = uses.filter(({ cause }) => cause === 'foreign-caller');
    for (const { use, calls } of callsByGrant(foreign)) {
      for (const principal of use.principals) {
        yield {
          at: { kind: 'estate', path: principalPath(principal) },
          message: 'missing',
          data: { ...lockWords(use), calls, principal: [principal.arn] },
        };
      }
    }
  },
});
