import { aliasesAsResource, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'kms/alias-arn-as-resource',
  title: 'Alias in Resource for actions that are authorized on keys',
  severity: 'error',
  rationale: `
    AWS KMS authorizes the use of a key on the ARN of the key, also when the call names it by an alias.
    An alias in Resource matters only to the actions that create, move and delete aliases: for Decrypt
    an Allow of it grants nothing and a Deny stops nothing.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
  ],
  messages: {
    allow: {
      message: 'naming {resources} grants nothing for {actions}',
      why: 'AWS KMS asks for permission on the ARN of the key, whatever alias a call names',
      help: 'name the ARN of the key, or `key/*` with a condition on `kms:ResourceAliases`',
    },
    deny: {
      message: 'naming {resources} protects nothing from {actions}',
      why: 'AWS KMS looks for a Deny on the ARN of the key, whatever alias a call names',
      help: 'name the ARN of the key, or `key/*` with a condition on `kms:ResourceAliases`',
    },
    spare: {
      message: 'naming {resources} adds nothing to the ARN of a key',
      why: 'these actions are authorized on keys, so that the entry has no effect',
      help: 'leave it out, or name the key behind it',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key by its alias',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
  "Resource": "arn:aws:kms:us-east-1:111111111111:alias/lab" }] }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ naming \`arn:aws:kms:us-east-1:111111111111:alias/lab\` grants nothing for \`kms:Decrypt\` and \`kms:GenerateDataKey\`
`,
      },
      {
        title: 'a Deny of everything, which covers the alias only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "KMS:*",
  "Resource": ["arn:aws:kms:*:111111111111:alias/lab", "arn:aws:kms:*:111111111111:alias/shop-*"] } }
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ naming \`arn:aws:kms:*:111111111111:alias/lab\` and \`arn:aws:kms:*:111111111111:alias/shop-*\` protects nothing from \`kms:CancelKeyDeletion\`, \`kms:CreateGrant\`, \`kms:Decrypt\`, \`kms:DeleteImportedKeyMaterial\`, \`kms:DeriveSharedSecret\` and 37 more
`,
      },
      {
        title: 'a key and an alias beside it',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Enc*", "Resource": [
  "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "arn:aws:kms:us-east-1:111111111111:alias/lab"] } }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ naming \`arn:aws:kms:us-east-1:111111111111:alias/lab\` adds nothing to the ARN of a key
`,
      },
    ],
    valid: [
      {
        title: 'aliases for the actions on aliases, keys by a condition on theirs',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:CreateAlias", "kms:UpdateAlias"], "Resource": [
    "arn:aws:kms:*:111111111111:alias/lab", "arn:aws:kms:*:111111111111:key/*"] },
  { "Effect": "Allow", "Action": "kms:*Alias",
    "Resource": "arn:aws:kms:*:111111111111:alias/lab" },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, aliases, actions, isOnly } of aliasesAsResource(context)) {
      const resources = aliases.map(({ text }) => text);
      const effect = statement.effect === 'Deny' ? 'deny' : 'allow';
      yield {
        at: aliases[0].node,
        message: isOnly ? effect : 'spare',
        data: { resources, actions: actions.map(({ id }) => id) },
      };
    }
  },
});
