import {
  defineRule,
  denyAction,
  reachOf,
  someMayShareGround,
  takesPrincipal,
  type Policy,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/deny-decrypt-misses-reencrypt',
  title: 'Deny of decryption that leaves re-encryption open',
  severity: 'warning',
  rationale: `
    ReEncrypt decrypts inside AWS KMS and encrypts under another key, which may be the caller's own. On
    the first key that is kms:ReEncryptFrom: a Deny of kms:Decrypt alone does not keep the data in.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
  ],
  messages: {
    missed: {
      message: 'this Deny of `kms:Decrypt` does not reach `kms:ReEncryptFrom`',
      why: 'whoever may re-encrypt moves the data to a key of their own and decrypts them there',
      help: 'add `kms:ReEncryptFrom` to the Deny',
    },
  },
  examples: {
    invalid: [
      {
        title: 'decryption through Amazon S3 only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*",
                                                  ~~~~~~~~~~~~~ this Deny of \`kms:Decrypt\` does not reach \`kms:ReEncryptFrom\`
    "Condition": { "StringNotEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": ["kms:Decrypt", "kms:ReEncryptFrom"], "Resource": "*",
    "Condition": { "StringNotEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'all actions but some, re-encryption among them',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/guest" },
  "NotAction": ["kms:DescribeKey", "kms:ReEncrypt*"], "Resource": "*" } }
  ~~~~~~~~~~~ this Deny of \`kms:Decrypt\` does not reach \`kms:ReEncryptFrom\`
`,
      },
      {
        title: 'a wildcard that falls short, beside an Allow of what it misses',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Re*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["KMS:dec*", "kms:ReEncryptTo"], "Resource": "*",
                                 ~~~~~~~~~~ this Deny of \`kms:Decrypt\` does not reach \`kms:ReEncryptFrom\`
    "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Re*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["KMS:dec*", "kms:ReEncryptTo", "kms:ReEncryptFrom"], "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'both in one Deny, or in two',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": ["kms:Decrypt"], "Resource": "*",
    "Condition": { "StringNotEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:ReEncrypt*", "Resource": "*" }] }
`,
      },
      {
        title: 'an identity policy that allows no re-encryption',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" },
  { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const moving = policy.statements.filter((each) => reachOf(each, 'kms:ReEncryptFrom'));
    if (!(isForMany(policy) || moving.length > 0)) return;
    const denied = moving.filter(isDeny);
    for (const statement of policy.statements.filter(isDeny)) {
      const reach = reachOf(statement, 'kms:Decrypt');
      if (!reach || someMayShareGround(denied, statement)) continue;
      const fix = denyAction(statement, 'kms:ReEncryptFrom');
      yield { at: reach.node, message: 'missed', ...(fix && { fix }) };
    }
  },
});

/** Policies of resources and of organizations are there for whatever others allow. */
function isForMany({ type }: Policy): boolean {
  return type === 'scp' || takesPrincipal(type);
}

function isDeny({ effect }: Statement): boolean {
  return effect === 'Deny';
}
