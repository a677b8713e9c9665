import { defineRule, equalsIgnoringCase, outOfScope } from '../../src/index.ts';

export default defineRule({
  id: 'kms/iam-only-action-in-key-policy',
  title: 'Key policy with an action of AWS KMS that is about no key',
  severity: 'warning',
  types: ['key'],
  rationale: `
    Creating keys, listing keys and aliases, random bytes and custom key stores are authorized without
    a key, and so without its policy. A key policy may name these actions; only identity policies
    decide them.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
  ],
  messages: {
    keyless: {
      message: 'no request for a key has the action {actions}',
      why: 'AWS KMS authorizes it without a key: in a key policy the entry is without effect',
      help: 'move it to an identity policy of the principals that need it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'lists beside what is about the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/auditor" },
  "Action": ["kms:DescribeKey", "kms:ListKeys", "kms:ListAliases"], "Resource": "*" }] }
                                ~~~~~~~~~~~~~~ no request for a key has the action \`kms:ListKeys\` and \`kms:ListAliases\`
`,
      },
      {
        title: 'a Deny of new keys, in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
  "Action": "KMS:createkey", "Resource": "*" } }
            ~~~~~~~~~~~~~~~ no request for a key has the action \`KMS:createkey\`
`,
      },
      {
        title: 'a wildcard over nothing else',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["kms:*CustomKeyStore*", "kms:Put*"], "Resource": "*" } }
             ~~~~~~~~~~~~~~~~~~~~~~ no request for a key has the action \`kms:*CustomKeyStore*\`
`,
      },
    ],
    valid: [
      {
        title: 'wildcards that include such actions, and aliases, which are about a key as well',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
  "Action": ["kms:List*", "kms:Create*", "kms:UpdateAlias", "kms:DeleteAlias"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const [first, ...others] = outOfScope(statement, context).filter(({ service = '' }) =>
        equalsIgnoringCase(service, 'kms'),
      );
      if (!first) continue;
      const actions = [first, ...others].map(({ text }) => text);
      yield { at: first.node, message: 'keyless', data: { actions } };
    }
  },
});
