import {
  asciiLower,
  defineRule,
  demandedKeys,
  isNamed,
  isOpenTo,
  reachOf,
  type Reach,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/decrypt-on-all-keys',
  title: 'Decryption allowed with every key',
  severity: 'warning',
  types: ['identity', 'session'],
  rationale: `
    An identity policy with kms:Decrypt on all keys reaches each key whose policy trusts the account, in
    other accounts too, and each one that is created later. kms:ReEncryptFrom does the same: it moves
    what is encrypted to a key of the caller's own.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html',
  ],
  messages: {
    all: {
      message: '{actions} is allowed with every key',
      why: 'each key whose policy trusts the account is included, those of other accounts and later ones too',
      help: 'name the ARNs of the keys, or add conditions on `kms:ViaService`, on `kms:ResourceAliases` or on a tag of the key',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" }] }
             ~~~~~~~~~~~~~ \`kms:Decrypt\` is allowed with every key
`,
      },
      {
        title: 'all keys of an account, by wildcards, and all but one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "KMS:re*", "Resource": ["arn:aws:kms:*:111111111111:key/*"],
                                 ~~~~~~~~~ \`kms:ReEncryptFrom\` is allowed with every key
    "Condition": { "Bool": { "aws:SecureTransport": "true" } } },
  { "Effect": "Allow", "Action": "kms:*",
                                 ~~~~~~~ \`kms:Decrypt\` and \`kms:ReEncryptFrom\` is allowed with every key
    "NotResource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
      },
    ],
    valid: [
      {
        title: 'keys through a service, with a tag, and by their ARN',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com" } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } },
  { "Effect": "Allow", "Action": ["kms:Encrypt", "kms:GenerateDataKey*"], "Resource": "*" },
  { "Effect": "Allow", "Action": "kms:Decrypt",
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    const decrypting = READING.flatMap((id) => catalog.action(id) ?? []);
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || limitsKeys(statement)) continue;
      const open = decrypting.flatMap((action) => {
        const reach = isOpenTo(statement, action) ? reachOf(statement, action.id) : undefined;
        if (reach?.kind !== 'entry' || isFull(statement, reach)) return [];
        return [{ id: action.id, node: reach.node }];
      });
      const [first] = open;
      if (first)
        yield { at: first.node, message: 'all', data: { actions: open.map(({ id }) => id) } };
    }
  },
});

const READING = ['kms:Decrypt', 'kms:ReEncryptFrom'];

/** True for an Allow of all actions on all keys, which has a rule of its own. */
function isFull({ conditions, resource }: Statement, reach: Reach): boolean {
  return !isNamed(reach) && conditions.length === 0 && resource?.negated !== true;
}

/** True when a condition says which keys, or for what they are used. */
function limitsKeys(statement: Statement): boolean {
  return [...demandedKeys(statement)].some((key) => LIMITS.test(asciiLower(key)));
}

const LIMITS =
  /^(?:aws:resource(?:tag\/|account|org)|aws:calledvia|kms:(?:resourcealiases|requestalias|viaservice|encryptioncontext))/;
