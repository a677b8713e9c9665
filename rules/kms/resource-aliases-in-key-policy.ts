import { asciiLower, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'kms/resource-aliases-in-key-policy',
  title: 'Condition on kms:ResourceAliases in a key policy',
  severity: 'error',
  types: ['key'],
  rationale: `
    AWS KMS evaluates kms:ResourceAliases in IAM policies only. In a key policy there is nothing to
    choose between, either: it is about one key, whatever its aliases.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html',
  ],
  messages: {
    ineffective: {
      message: '`{key}` has no effect in a key policy',
      why: 'AWS KMS documents the key for IAM policies only, so that this statement does not do what it says',
      help: 'name the principals here, and test the alias in their identity policies',
    },
  },
  examples: {
    invalid: [
      {
        title: 'access by the alias of the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } }] }
                                               ~~~~~~~~~~~~~~~~~~~~~ \`kms:ResourceAliases\` has no effect in a key policy
`,
      },
      {
        title: 'a Deny unless it has one',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["kms:Encrypt", "kms:Decrypt"], "Resource": "*",
  "Condition": { "ForAllValues:StringNotLike": { "KMS:resourcealiases": ["alias/lab-*"] } } } }
                                                 ~~~~~~~~~~~~~~~~~~~~~ \`KMS:resourcealiases\` has no effect in a key policy
`,
      },
    ],
    valid: [
      {
        title: 'the alias by which a call names the key, which key policies know',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": "kms:Encrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:RequestAlias": "alias/lab" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { key } of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (asciiLower(key.value) !== 'kms:resourcealiases') continue;
      yield { at: key, message: 'ineffective', data: { key: key.value } };
    }
  },
});
