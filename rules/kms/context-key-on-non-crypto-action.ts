import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-key-on-non-crypto-action',
  title: 'Condition on the encryption context for an action that takes none',
  severity: 'error',
  rationale: `
    Only encryption, decryption, data keys, re-encryption, CreateGrant and RetireGrant take an
    encryption context. DescribeKey, lists, signatures, MACs and key management have none: there
    kms:EncryptionContext:<key> is absent, and the part of the statement that was to work through S3
    works, while the rest allows or denies nothing, or everything.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html',
  ],
  messages: absentKeyMessages(
    'split the statement: {actions} in one without `{key}`, the actions that take an encryption context in the other',
  ),
  examples: {
    invalid: [
      {
        title: 'DescribeKey along with Decrypt, so that clients cannot look up the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*",
  "Condition": { "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:aws:s3:arn\` is never in a request for \`kms:DescribeKey\`, so \`StringLike\` never allows
`,
      },
      {
        title: 'a Deny outside of one bucket that locks the key itself',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "kms:*", "Resource": "*",
  "Condition": { "StringNotLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab*" } } }] }
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:aws:s3:arn\` is never in a request for \`kms:CancelKeyDeletion\`, \`kms:ConnectCustomKeyStore\`, \`kms:CreateAlias\`, \`kms:CreateCustomKeyStore\`, \`kms:CreateKey\` and 41 more, so \`StringNotLike\` always denies
`,
      },
      {
        title: 'a guard on signatures that guards none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["kms:Sign", "kms:GenerateMac"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:app": "test" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:app\` is never in a request for \`kms:Sign\` and \`kms:GenerateMac\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'an Allow whose limit does not count for public keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Encrypt", "kms:GetPublicKey"], "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:EncryptionContext:app": "test" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:app\` is never in a request for \`kms:GetPublicKey\`, so \`StringNotEquals\` always allows
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard in an Allow, of which only some actions are meant',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:*", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:app": "shop" } } }] }
`,
      },
      {
        title: 'grants carry the encryption context of their constraints',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:app": "shop" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('kms/context-key-on-non-crypto-action'),
      report: 'surprising',
    });
  },
});
