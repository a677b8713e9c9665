import { defineEstateRule, destroyers } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/key-deletion-blast-radius',
  title: 'Key of a bucket that principals without access to the bucket can delete',
  severity: 'info',
  profile: 'strict',
  rationale: `
    Once a key is deleted, no object under it can be read again, those of all its buckets at once.
    Whoever may schedule the deletion of a key so holds all that it encrypts, also in buckets of which
    they may not delete a single object. Often that is the point of an administrator of keys; it is
    worth knowing who they are.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    destroys: {
      message: '{users} can delete the key of {buckets}, and write to none of them',
      why: 'without the key no object of these buckets can be read again',
      help: 'limit `kms:ScheduleKeyDeletion` to a role that takes two people, or ask for `kms:ScheduleKeyDeletionPendingWindowInDays` of 30 days',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an administrator of keys',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      keys: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "kms:*", Resource: "*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/keys\` can delete the key of \`lab\`, and write to none of them
        aliases: [alias/lab]
        policy: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'whoever may overwrite all objects anyhow, and a Deny of deletion',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      owner: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "*", Resource: "*" } }] }
      keys: { policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "kms:*", Resource: "*" } }] }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: alias/lab } } }
    keys:
      1234abcd-12ab-34cd-56ef-1234567890ab:
        aliases: [alias/lab]
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: { AWS: "111111111111" }, Action: "kms:*", Resource: "*" }
            - { Effect: Deny, Principal: "*", Action: kms:ScheduleKeyDeletion, Resource: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/owner" } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { path, users, buckets } of destroyers(context)) {
      yield { at: { kind: 'estate', path }, message: 'destroys', data: { users, buckets } };
    }
  },
});
