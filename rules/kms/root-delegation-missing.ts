import {
  defineRule,
  delegations,
  keyHolders,
  policyAdmins,
  namesAnyone,
  unreadStatements,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/root-delegation-missing',
  title: 'Key policy without a statement for the account',
  severity: 'warning',
  types: ['key'],
  rationale: `
    Identity policies give nothing on a key whose policy does not name the account. And the account is
    the one principal that cannot be deleted: when the role that administers the key is gone, nobody is
    left to name another one.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html'],
  messages: {
    missing: {
      message: 'the key depends on {principals}: no statement is for the account',
      why: 'identity policies give nothing on this key, and once the principal is deleted nobody can change the policy',
      help: 'add an Allow for `arn:aws:iam::<account>:root`, or suppress this finding with the reason',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one role for everything',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the key depends on \`arn:aws:iam::111111111111:role/admin\`: no statement is for the account
  "Action": "kms:*", "Resource": "*" }] }
`,
      },
      {
        title: 'two administrators by name, and a Deny for the account, which gives nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": [
    "arn:aws:iam::111111111111:user/ana", "arn:aws:iam::111111111111:user/ben"] },
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the key depends on \`arn:aws:iam::111111111111:user/ana\` and \`arn:aws:iam::111111111111:user/ben\`: no statement is for the account
    "Action": ["KMS:putKeyPolicy", "kms:GetKeyPolicy"], "Resource": "*" },
  { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:ScheduleKeyDeletion", "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the account, for administration only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" },
    "Action": ["kms:PutKeyPolicy", "kms:GetKeyPolicy"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": "kms:*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const [admins] = policyAdmins(policy);
    const [delegation] = delegations(policy);
    if (!admins || delegation || unreadStatements(policy).size > 0) return;
    if (policy.statements.some(isForAnyone)) return;
    const named = keyHolders(policy).filter(({ statements }) => statements.includes(admins));
    const [first] = named;
    if (!first) return;
    const data = { principals: named.map(({ entry }) => entry.value) };
    yield { at: first.entry.node, message: 'missing', data };
  },
});

/** An Allow for everybody is one for the account, too. */
function isForAnyone({ effect, principal }: Statement): boolean {
  if (effect !== 'Allow' || !principal) return false;
  return principal.negated || principal.entries.some(namesAnyone);
}
