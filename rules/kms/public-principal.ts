import { defineRule, openToAll } from '../../src/index.ts';

export default defineRule({
  id: 'kms/public-principal',
  title: 'Key policy that allows everybody, without a condition',
  severity: 'error',
  types: ['key'],
  rationale: `
    The principal * in a key policy is every identity of every AWS account. Those of the own account
    need no other permission; those of other accounts get it from their own administrators. With no
    condition nothing keeps anybody from using the key.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    open: {
      message: 'everybody is allowed {actions} with this key',
      why: 'the principal `*` includes all identities of all accounts, and no condition keeps them out',
      help: 'name the accounts or roles, or add `StringEquals` with the account for `kms:CallerAccount`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the whole world in place of the account',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
                                                                                    ~~~ everybody is allowed \`kms:*\` with this key
  "Action": "kms:*", "Resource": "*" }] }
`,
      },
      {
        title: 'a lone star, beside a role, and all actions but some',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": ["kms:Encrypt", "kms:GetPublicKey"], "Resource": "*" },
                                    ~~~ everybody is allowed \`kms:Encrypt\` and \`kms:GetPublicKey\` with this key
  { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111111111111:role/app", "*"] },
                                                                                    ~~~ everybody is allowed \`kms:*\` with this key
    "NotAction": "kms:PutKeyPolicy", "Resource": "*" }] }
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'everybody of one account, and a Deny of all others',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:CallerAccount": "111111111111" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { statement, anyone } of openToAll(policy)) {
      const { conditions, action } = statement;
      if (conditions.length > 0) continue;
      const texts = (action?.patterns ?? []).map(({ text }) => text);
      const actions = action?.negated === false ? texts : ['kms:*'];
      yield { at: anyone.node, message: 'open', data: { actions } };
    }
  },
});
