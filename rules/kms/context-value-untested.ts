import { defineRule, unreadPairs } from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-value-untested',
  title: 'Encryption context that has to be there, whatever it says',
  severity: 'info',
  types: ['identity', 'boundary', 'key'],
  rationale: `
    The encryption context says whose data a ciphertext is only if somebody compares it with the caller.
    A policy that asks for the name of a pair lets everybody through who sends any value, and on reading
    the stored one is sent for the caller. Where the pair is to hold people to their own objects, test
    its value, for instance against a tag of the caller.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html',
  ],
  messages: {
    presence: {
      message: 'the pair `{pair}` has to be there, and nothing tests its value',
      why: 'whoever may use the key may use it for the data of everybody who sends the pair',
      help: 'test `kms:EncryptionContext:{pair}`, as in `StringEquals` with a tag of the caller',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the name of the pair alone',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/analyst" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
  "Condition": { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "username_owner" } } }] }
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~ the pair \`username_owner\` has to be there, and nothing tests its value
`,
      },
      {
        title: 'by Null, in an identity policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "KMS:decrypt",
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "Condition": { "Null": { "kms:EncryptionContext:owner": "false" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the pair \`owner\` has to be there, and nothing tests its value
`,
      },
    ],
    valid: [
      {
        title: 'the value is tested here, by a Deny, or is one of a service',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/analyst" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": ["owner", "aws:s3:arn"] },
      "StringEquals": { "kms:EncryptionContext:Owner": "\${aws:PrincipalTag/owner}" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/analyst" },
    "Action": "kms:Encrypt", "Resource": "*", "Condition": {
      "Null": { "kms:EncryptionContext:team": "false" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*", "Condition": {
      "StringNotEquals": { "kms:EncryptionContext:team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, pair } of unreadPairs(policy)) {
      yield { at: clause.key, message: 'presence', data: { pair } };
    }
  },
});
