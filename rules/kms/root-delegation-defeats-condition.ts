import { defeatedTests, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'kms/root-delegation-defeats-condition',
  title: 'Condition of a key policy that an Allow for the account goes around',
  severity: 'error',
  types: ['key'],
  rationale: `
    A statement for the account lets its identity policies allow the same actions. An identity policy
    with kms:Decrypt, even AdministratorAccess, then gives the very principal of the conditioned
    statement the key without the condition. Only a Deny, or a narrower statement for the account,
    makes the condition count.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html',
  ],
  messages: {
    defeated: {
      message: '`{key}` restricts nobody: the account is allowed {actions} without it',
      why: 'any identity policy of account `{account}` may allow these actions without the condition',
      help: 'deny the calls that lack it, or leave these actions out of the statement for the account',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the default statement beside a limit on one role',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
                                     ~~~~~~~~~~~~~~~~ \`kms:ViaService\` restricts nobody: the account is allowed \`kms:Decrypt\` without it
`,
      },
      {
        title: 'the account by its id, and everybody with the right tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
    "Condition": { "StringEquals": { "kms:CallerAccount": "111111111111",
      "kms:EncryptionContext:owner": "\${aws:PrincipalTag/owner}" } } },
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:owner\` restricts nobody: the account is allowed \`kms:Decrypt\`, \`kms:GenerateDataKey\`, \`kms:GenerateDataKeyPair\`, \`kms:GenerateDataKeyPairWithoutPlaintext\` and \`kms:GenerateDataKeyWithoutPlaintext\` without it
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" },
    "NotAction": "kms:Encrypt", "Resource": "*" }] }
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'the account administers only; a Deny backs the condition',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": ["kms:Put*", "kms:Get*", "kms:Encrypt"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "kms:Encrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:EncryptionContext:app": "shop" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*",
    "Condition": { "StringNotEquals": { "kms:EncryptionContext:app": "shop" } } }] }
`,
      },
      {
        title: 'grants for AWS services, as the console writes them',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"], "Resource": "*",
    "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, delegation, actions } of defeatedTests(context)) {
      yield {
        at: clause.key,
        message: 'defeated',
        data: { key: clause.key.value, actions, account: delegation.account },
        labels: [{ at: delegation.entry.node.at, message: 'this delegates to identity policies' }],
      };
    }
  },
});
