import { defineEstateRule, isUntold, keyPlaces } from '../../src/index.ts';

export default defineEstateRule({
  id: 'kms/missing-policy',
  title: 'Key of an estate without its policy',
  severity: 'info',
  rationale: `
    Every key has a policy, and nobody uses a key that it does not let in. A key that is created without
    one gets a default that leaves all to the IAM policies of its account. Which of the two it is, an
    estate without the policy does not tell, so that no question about the key has an answer.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  ],
  messages: {
    missing: {
      message: 'the policy of this key is not written down',
      why: 'nobody can tell who may use the key, and by default every IAM policy of the account decides it',
      help: 'write the policy down, as `aws kms get-key-policy --key-id {id} --policy-name default` prints it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an id and an alias',
        policy: `
version: 1
accounts:
  "111111111111":
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab: { aliases: [alias/lab] }
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy of this key is not written down
`,
      },
    ],
    valid: [
      {
        title: 'the default as it is, and a policy in a file that is not at hand',
        policy: `
version: 1
accounts:
  "111111111111":
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: "kms:*", Resource: "*" } }
      5678abcd-12ab-34cd-56ef-1234567890ab: { policy: key-policy.json }
`,
      },
    ],
  },

  *check({ estate }) {
    for (const account of estate.accounts.values()) {
      for (const { key, path } of keyPlaces(account)) {
        if (!isUntold(key.policy) || key.manager === 'aws') continue;
        yield { at: { kind: 'estate', path }, message: 'missing', data: { id: key.id } };
      }
    }
  },
});
