import { defineRule, unguardedGrants } from '../../src/index.ts';

export default defineRule({
  id: 'kms/delete-unguarded',
  title: 'Deletion of keys allowed without a waiting period or a test of last use',
  severity: 'warning',
  types: ['identity', 'boundary', 'session'],
  rationale: `
    Deleting a key destroys everything that is encrypted under it, for good. The waiting period is
    between 7 and 30 days, as the caller likes. A condition can ask for a long one, or for a key that
    nobody has used for some time.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    open: {
      message: '`kms:ScheduleKeyDeletion` is allowed with any waiting period, for keys in use',
      why: 'after 7 days everything that is encrypted under the key is lost',
      help: 'require `30` with `NumericGreaterThanEquals` for `kms:ScheduleKeyDeletionPendingWindowInDays`, or test `kms:TrailingDaysWithoutKeyUsage`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'deletion among the tasks of an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:EnableKey", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion"],
                              ~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:ScheduleKeyDeletion\` is allowed with any waiting period, for keys in use
  "Resource": "arn:aws:kms:*:111111111111:key/*" }] }
`,
      },
      {
        title: 'by a wildcard, with another condition',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "KMS:schedule*", "Resource": "*",
                                                                       ~~~~~~~~~~~~~~~ \`kms:ScheduleKeyDeletion\` is allowed with any waiting period, for keys in use
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a month for second thoughts',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:ScheduleKeyDeletion"], "Resource": "*", "Condition": {
    "NumericGreaterThanEquals": { "kms:ScheduleKeyDeletionPendingWindowInDays": "30" } } }] }
`,
      },
      {
        title: 'a Deny for keys in use',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Schedule*", "Resource": "*" },
  { "Effect": "Deny", "Action": "kms:ScheduleKeyDeletion", "Resource": "*", "Condition": {
    "NumericLessThan": { "kms:TrailingDaysWithoutKeyUsage": "90" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach } of unguardedGrants(policy, DELETION)) {
      yield { at: reach.node, message: 'open' };
    }
  },
});

const DELETION = {
  actions: ['kms:ScheduleKeyDeletion'],
  guards: new Set([
    'kms:schedulekeydeletionpendingwindowindays',
    'kms:trailingdayswithoutkeyusage',
  ]),
};
