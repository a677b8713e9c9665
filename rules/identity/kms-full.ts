import { defineRule, type ResourcePattern } from '../../src/index.ts';

export default defineRule({
  id: 'identity/kms-full',
  title: 'Allow of every action of AWS KMS on every key',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    Whoever may do everything with all keys can read whatever they encrypt, give others that right by
    a grant or a key policy, and delete the keys with all data under them. Those who administer keys and
    those who use them are best kept apart.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
  ],
  messages: {
    full: {
      message: 'every action of AWS KMS is allowed on every key',
      why: 'that includes decrypting everything, changing key policies and deleting keys',
      help: 'list the actions and name the ARNs of the keys',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all of AWS KMS',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:*", "Resource": "*" } }
                                                                       ~~~~~~~ every action of AWS KMS is allowed on every key
`,
      },
      {
        title: 'in other letters, on all keys of whatever Region',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "KMS:*"],
                                                                                         ~~~~~~~ every action of AWS KMS is allowed on every key
  "Resource": ["arn:aws:s3:::lab/*", "arn:aws:kms:*:111111111111:key/*"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'one key, and all keys under a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:*",
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
  { "Effect": "Allow", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "lab" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, action, resource, conditions } of policy.statements) {
      if (effect !== 'Allow' || !action || action.negated || conditions.length > 0) continue;
      const full = action.patterns.find(({ text }) => /^kms:\*+$/i.test(text));
      if (!full || !resource || resource.negated || !resource.patterns.some(isEveryKey)) continue;
      yield { at: full.node, message: 'full' };
    }
  },
});

function isEveryKey({ text, arn }: ResourcePattern): boolean {
  if (text === '*') return true;
  return arn?.service === 'kms' && /^(?:\*|key\/\*)$/.test(arn.resource);
}
