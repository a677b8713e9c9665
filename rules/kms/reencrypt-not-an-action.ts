import {
  actionEntries,
  defineRule,
  equalsIgnoringCase,
  property,
  replaceWithAll,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/reencrypt-not-an-action',
  title: 'The action kms:ReEncrypt, which there is not',
  severity: 'error',
  rationale: `
    A call of ReEncrypt is authorized twice: as kms:ReEncryptFrom on the key that the data leave, as
    kms:ReEncryptTo on the key that they go to. The name of the operation matches neither. An Allow of
    it grants nothing, and a Deny of it leaves that way out of the key open.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html',
  ],
  messages: {
    operation: {
      message: '`{action}` is no action',
      why: 'the call is authorized as `kms:ReEncryptFrom` and `kms:ReEncryptTo`, one for each key',
      help: 'write these two, or `kms:ReEncrypt*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'among the actions on a key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:ReEncrypt"],
                            ~~~~~~~~~~~~~~~ \`kms:ReEncrypt\` is no action
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
      },
      {
        title: 'alone, in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "KMS:reencrypt", "Resource": "*" } }
            ~~~~~~~~~~~~~~~ \`KMS:reencrypt\` is no action
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["kms:ReEncryptFrom", "kms:ReEncryptTo"], "Resource": "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'both actions, by a wildcard and by name',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:ReEncrypt*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["kms:ReEncryptFrom", "kms:ReEncryptTo"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const list = property(statement.node, statement.action?.key.value ?? '');
      for (const { kind, pattern } of actionEntries(statement, context)) {
        if (kind !== 'operation' || !equalsIgnoringCase(pattern.text, 'kms:ReEncrypt')) continue;
        const edits = [replaceWithAll(pattern.node, BOTH, list)];
        yield {
          at: pattern.node,
          message: 'operation',
          data: { action: pattern.text },
          fix: { grade: 'unsafe', title: 'name what authorizes the call', edits },
        };
      }
    }
  },
});

const BOTH = ['kms:ReEncryptFrom', 'kms:ReEncryptTo'];
