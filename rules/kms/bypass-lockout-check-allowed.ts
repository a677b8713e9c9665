import { defineRule, unguardedGrants } from '../../src/index.ts';

export default defineRule({
  id: 'kms/bypass-lockout-check-allowed',
  title: 'Key policies allowed without the check that somebody can change them',
  severity: 'warning',
  types: ['identity', 'boundary', 'session'],
  rationale: `
    CreateKey and PutKeyPolicy refuse a policy under which the caller could not change it again, unless
    the call sets BypassPolicyLockoutSafetyCheck. A key that is locked out that way can only be
    recovered by AWS Support. For new keys alone it is a note: nothing is encrypted with them yet.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  ],
  messages: {
    open: {
      message: '{actions} is allowed with the lock-out check turned off',
      why: 'one call with `BypassPolicyLockoutSafetyCheck` makes a key whose policy nobody can change',
      help: 'add a Deny with `Bool` and `true` for `kms:BypassPolicyLockoutSafetyCheck`',
    },
    create: {
      message: '{actions} is allowed, with the lock-out check turned off as well',
      why: 'one call with `BypassPolicyLockoutSafetyCheck` makes a key whose policy nobody can change',
      help: 'add a Deny with `Bool` and `true` for `kms:BypassPolicyLockoutSafetyCheck`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'new keys and their policies',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:CreateKey", "kms:PutKeyPolicy"], "Resource": "*" }] }
             ~~~~~~~~~~~~~~~ \`kms:CreateKey\` and \`kms:PutKeyPolicy\` is allowed with the lock-out check turned off
`,
      },
      {
        title: 'by a wildcard, with a condition on something else',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "KMS:put*",
                                                                       ~~~~~~~~~~ \`kms:PutKeyPolicy\` is allowed with the lock-out check turned off
  "Resource": "arn:aws:kms:*:111111111111:key/*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } } }
`,
      },
      {
        title: 'new keys alone',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:CreateKey", "Resource": "*" }] }
                                                                        ~~~~~~~~~~~~~~~ \`kms:CreateKey\` is allowed, with the lock-out check turned off as well
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of the bypass',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:CreateKey", "kms:PutKeyPolicy"], "Resource": "*" },
  { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
    "Condition": { "Bool": { "kms:BypassPolicyLockoutSafetyCheck": "true" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, actions } of unguardedGrants(policy, POLICIES)) {
      const message = actions.includes('kms:PutKeyPolicy') ? 'open' : 'create';
      yield { at: reach.node, message, data: { actions } };
    }
  },
});

const POLICIES = {
  actions: ['kms:CreateKey', 'kms:PutKeyPolicy'],
  guards: new Set(['kms:bypasspolicylockoutsafetycheck']),
};
