import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 'kms/grant-key-on-crypto-action',
  title: 'Condition on grants for an action that makes none',
  severity: 'error',
  rationale: `
    The keys on grants, such as kms:GrantIsForAWSResource, are in the requests that create, list,
    retire or revoke grants. Others lack them: Decrypt in the same statement is granted by no request,
    or, where the test passes on an absent key, without the limit.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'],
  messages: absentKeyMessages(
    'keep `{key}` for `kms:CreateGrant` and move {actions} to another statement',
  ),
  examples: {
    invalid: [
      {
        title: 'use of the key and grants in one statement',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"], "Resource": "*",
  "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:GrantIsForAWSResource\` is never in a request for \`kms:Decrypt\`, \`kms:GenerateDataKey\`, \`kms:GenerateDataKeyPair\`, \`kms:GenerateDataKeyPairWithoutPlaintext\` and \`kms:GenerateDataKeyWithoutPlaintext\`, so \`Bool\` never allows
`,
      },
      {
        title: 'a limit on operations that limits none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" }, "Action": "kms:Encrypt", "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt"] } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~ \`kms:GrantOperations\` is never in a request for \`kms:Encrypt\`, so \`ForAllValues:StringEquals\` always allows
`,
      },
      {
        title: 'a guard on grants that locks the key, and one that guards nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "kms:granteeprincipal": "arn:aws:iam::111111111111:role/app" } } },
                                        ~~~~~~~~~~~~~~~~~~~~~~ \`kms:granteeprincipal\` is never in a request for \`kms:CancelKeyDeletion\`, \`kms:ConnectCustomKeyStore\`, \`kms:CreateAlias\`, \`kms:CreateCustomKeyStore\`, \`kms:CreateKey\` and 46 more, so \`StringNotEquals\` always denies
  { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:GrantConstraintType": "EncryptionContextSubset" } } }] }
                                     ~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:GrantConstraintType\` is never in a request for \`kms:Decrypt\`, so \`StringEquals\` never denies
`,
      },
    ],
    valid: [
      {
        title:
          'a statement for grants beside one for use, and a wildcard of which grants are meant',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
    "Resource": "*", "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } },
  { "Effect": "Allow", "Action": "kms:Create*", "Resource": "*",
    "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('kms/grant-key-on-crypto-action'),
      report: 'surprising',
    });
  },
});
