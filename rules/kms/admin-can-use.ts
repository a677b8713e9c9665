import { defineRule, grouped, keyRoles } from '../../src/index.ts';

export default defineRule({
  id: 'kms/admin-can-use',
  title: 'Administrator of a key who may also use it',
  severity: 'info',
  types: ['key'],
  rationale: `
    Those who administer a key, its policy and its deletion need not see what is encrypted under it.
    Two principals for the two tasks keep one stolen session from both.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
  ],
  messages: {
    both: {
      message: '{principals} may administer the key and decrypt with it',
      why: 'one principal reads the data, changes who else does, and deletes the key',
      help: 'allow administration and use to different principals',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything for two roles',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:role/ops", "arn:aws:iam::111111111111:role/dev"] },
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/ops\` and \`arn:aws:iam::111111111111:role/dev\` may administer the key and decrypt with it
  "Action": "kms:*", "Resource": "*" }] }
`,
      },
      {
        title: 'two statements for one user',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" },
                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/ana\` may administer the key and decrypt with it
    "Action": ["kms:Put*", "kms:Schedule*"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" },
    "Action": "kms:Decrypt", "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the account, which delegates, and two roles',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const both = keyRoles(policy).filter(({ uses, administers }) => uses && administers);
    for (const [, [first, ...others]] of grouped(
      both,
      ({ administers }) => administers?.statement,
    )) {
      const principals = [first, ...others].map(({ entry }) => entry.value);
      yield { at: first.entry.node, message: 'both', data: { principals } };
    }
  },
});
