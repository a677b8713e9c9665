import { defineRule, movableAliases } from '../../src/index.ts';

export default defineRule({
  id: 'kms/alias-controls-access-unguarded',
  title: 'Use of keys by their alias for somebody who may move aliases',
  severity: 'error',
  types: ['identity'],
  rationale: `
    A condition on an alias allows whatever key the alias belongs to. Whoever may create or move
    aliases gives the alias to any key, and has it. AWS advises to keep the two permissions apart.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html',
  ],
  messages: {
    movable: {
      message: 'the alias that `{key}` asks for can be moved to any key with `{action}`',
      why: 'the same policy allows to move it, and with it the use of a key that was not meant',
      help: 'deny `kms:CreateAlias`, `kms:UpdateAlias` and `kms:DeleteAlias`, or limit them to other aliases',
    },
  },
  examples: {
    invalid: [
      {
        title: 'use and administration of aliases in one policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } },
                                                 ~~~~~~~~~~~~~~~~~~~~~ the alias that \`kms:ResourceAliases\` asks for can be moved to any key with \`kms:UpdateAlias\`
  { "Effect": "Allow", "Action": ["kms:CreateAlias", "kms:UpdateAlias"], "Resource": "*" }] }
`,
      },
      {
        title: 'by wildcards, for the alias that a call names',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Enc*", "Resource": "*",
    "Condition": { "StringLike": { "KMS:requestalias": ["alias/lab-*", "alias/shop"] } } },
                                   ~~~~~~~~~~~~~~~~~~ the alias that \`KMS:requestalias\` asks for can be moved to any key with \`kms:UpdateAlias\`
  { "Effect": "Allow", "Action": "KMS:*alias", "Resource": [
    "arn:aws:kms:*:111111111111:alias/shop", "arn:aws:kms:*:111111111111:key/*"] }] }
`,
      },
      {
        title: 'a Deny for another alias',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } },
                                                 ~~~~~~~~~~~~~~~~~~~~~ the alias that \`kms:ResourceAliases\` asks for can be moved to any key with \`kms:UpdateAlias\`
  { "Effect": "Allow", "Action": "kms:UpdateAlias", "Resource": "*" },
  { "Effect": "Deny", "Action": "kms:UpdateAlias", "Resource": "arn:aws:kms:*:111111111111:alias/shop" }] }
`,
      },
    ],
    valid: [
      {
        title: 'other aliases may be moved',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } },
  { "Effect": "Allow", "Action": ["kms:CreateAlias", "kms:UpdateAlias"], "Resource": [
    "arn:aws:kms:*:111111111111:alias/scratch-*", "arn:aws:kms:*:111111111111:key/*"] }] }
`,
      },
      {
        title: 'a Deny of both',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" } } },
  { "Effect": "Allow", "Action": "kms:*Alias", "Resource": "*" },
  { "Effect": "Deny", "Action": ["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"],
    "Resource": "arn:aws:kms:*:*:alias/lab" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, mover, action } of movableAliases(policy)) {
      yield {
        at: clause.key,
        message: 'movable',
        data: { key: clause.key.value, action },
        labels: [{ at: mover.reach.node.at, message: 'this allows to move it' }],
      };
    }
  },
});
