import {
  defineRule,
  isForAccounts,
  policyAdmins,
  reachOf,
  unreadStatements,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/lockout-no-policy-admin',
  title: 'Key policy that nobody may change',
  severity: 'error',
  types: ['key'],
  rationale: `
    Nobody has a right to a key that its policy does not give, not even the root user of the account. A
    policy in which no Allow reaches kms:PutKeyPolicy stays as it is for good; AWS KMS refuses it unless
    the check is bypassed. Where no statement administers the key at all, the policy may be a part of a
    larger one, as samples are, and the finding is a note.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  ],
  messages: {
    nobody: {
      message: 'nobody is allowed `kms:PutKeyPolicy`, though others administer the key',
      why: 'the policy can never be changed again, so that AWS KMS refuses it unless the lock-out check is bypassed',
      help: 'add `kms:PutKeyPolicy` here, or a statement for the account with `kms:*`',
    },
    part: {
      message: 'nobody is allowed to change this policy',
      why: 'as the whole policy of a key AWS KMS refuses it, unless the lock-out check is bypassed',
      help: 'add a statement for the account or for an administrator that allows `kms:PutKeyPolicy`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an administrator without the policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "kms:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:SourceAccount": "111111111111" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": ["kms:Enable*", "kms:Disable*", "kms:ScheduleKeyDeletion"], "Resource": "*" },
    ~~~~~~~~ nobody is allowed \`kms:PutKeyPolicy\`, though others administer the key
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt", "Resource": "*" }] }
`,
      },
      {
        title: 'nobody but users, and a statement for all actions but this one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*" },
    ~~~~~~~~ nobody is allowed to change this policy
  { "Effect": "Allow", "Principal": { "Service": "logs.us-east-1.amazonaws.com" },
    "NotAction": "KMS:put*", "Resource": "*" }] }
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'the account may, by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" },
    "Action": ["kms:Put*", "kms:Get*"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    if (unreadStatements(policy).size > 0 || policyAdmins(policy).length > 0) return;
    const allows = policy.statements.filter(({ effect }) => effect === 'Allow');
    const administering = allows.find(isAdministering);
    const found = administering ?? allows[0];
    if (!found) return;
    yield { at: found.action?.key ?? found, message: administering ? 'nobody' : 'part' };
  },
});

function isAdministering(statement: Statement): boolean {
  const administers = ADMINISTRATION.some((id) => reachOf(statement, id)?.kind === 'entry');
  return administers && isForAccounts(statement);
}

const ADMINISTRATION = ['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:EnableKey'];
