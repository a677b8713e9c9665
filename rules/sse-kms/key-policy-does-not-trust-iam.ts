import {
  callsByGrant,
  defineEstateRule,
  grantPlace,
  lockedUses,
  lockWords,
} from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/key-policy-does-not-trust-iam',
  title: 'Allow of an identity policy for a key that leaves nothing to IAM',
  severity: 'error',
  rationale: `
    Unlike other resources, a key does not obey the IAM policies of its account by itself: its policy
    has to name the principal, or to leave the action to IAM by naming the account. Where it does
    neither, an Allow of kms:Decrypt in an identity policy gives nothing, and reads and uploads through
    Amazon S3 end with AccessDenied.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies.html',
  ],
  messages: {
    untrusted: {
      message:
        'the policy of the key of `{bucket}` names neither {principals} nor the account for {calls}',
      why: 'an identity policy alone opens no key, so that Amazon S3 answers with AccessDenied',
      help: 'in the policy of `{key}`, allow {calls} for {principals}, or for the account `{account}` to leave it to IAM',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key policy that leaves only its administration to IAM',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "arn:aws:kms:us-east-1:111111111111:key/*" }
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy of the key of \`lab\` names neither \`arn:aws:iam::111111111111:role/reader\` nor the account for \`kms:Decrypt\` and \`kms:GenerateDataKey\`
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: ["kms:Describe*", "kms:Put*"], Resource: "*" }
`,
      },
    ],
    valid: [
      {
        title: 'the account by its id, for whom calls Amazon S3',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      reader:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::lab/*" }
              - { Effect: Allow, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "*" }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: { AWS: "111111111111" }
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"]
              Resource: "*"
              Condition: { StringEquals: { "kms:ViaService": s3.us-east-1.amazonaws.com } }
`,
      },
    ],
  },

  *check(context) {
    const uses = [...lockedUses(context, 'decrypt'), ...lockedUses(context, 'encrypt')];
    for (const { use, allow, calls } of callsByGrant(uses.filter(({ cause }) => cause === 'key'))) {
      yield {
        at: grantPlace(allow, use.principals[0], context.estate),
        message: 'untrusted',
        data: { ...lockWords(use), calls, account: use.principals[0].account },
      };
    }
  },
});
