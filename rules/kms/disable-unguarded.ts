import { defineRule, unguardedGrants } from '../../src/index.ts';

export default defineRule({
  id: 'kms/disable-unguarded',
  title: 'Disabling of keys allowed while they are in use',
  severity: 'info',
  types: ['identity', 'boundary', 'session'],
  rationale: `
    A disabled key stops everything that depends on it within minutes, until somebody enables it again.
    A condition can limit the action to keys that nobody has used for some time.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    open: {
      message: '`kms:DisableKey` is allowed for keys in use',
      why: 'whatever is encrypted under the key cannot be read until the key is enabled again',
      help: 'test `kms:TrailingDaysWithoutKeyUsage` with `NumericGreaterThanEquals`, or ask for multi-factor authentication',
    },
  },
  examples: {
    invalid: [
      {
        title: 'enabling and disabling',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:EnableKey", "kms:DisableKey"], "Resource": "arn:aws:kms:*:111111111111:key/*" }] }
                              ~~~~~~~~~~~~~~~~ \`kms:DisableKey\` is allowed for keys in use
`,
      },
    ],
    valid: [
      {
        title: 'keys that are out of use, and the rotation of keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:DisableKey", "Resource": "*", "Condition": {
    "NumericGreaterThanEquals": { "kms:TrailingDaysWithoutKeyUsage": "90" } } },
  { "Effect": "Allow", "Action": "kms:DisableKeyRotation", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach } of unguardedGrants(policy, DISABLING)) {
      yield { at: reach.node, message: 'open' };
    }
  },
});

const DISABLING = {
  actions: ['kms:DisableKey'],
  guards: new Set([
    'aws:multifactorauthage',
    'aws:multifactorauthpresent',
    'kms:trailingdayswithoutkeyusage',
  ]),
};
