import {
  defineRule,
  hasWildcard,
  isFieldWord,
  isSettled,
  namedArns,
  replacePart,
} from '../../src/index.ts';

const DIGITS = 12;

export default defineRule({
  id: 'arn/account-format',
  title: 'Account in an ARN that is no account id',
  severity: 'error',
  rationale: `
    The fifth field of an ARN is an account id of 12 digits, or nothing for resources without an
    account. A few resources that AWS owns have the word aws there. Nothing else is ever in the ARN of
    a resource.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  ],
  messages: {
    other: {
      message: '`{account}` is no account id',
      why: 'account ids have 12 digits, so that this entry matches nothing',
      help: 'write the 12 digits of the account, or `*` for every account',
    },
    near: {
      message: '`{account}` is not the 12 digits of an account id',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'did you mean `{near}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the id as the console shows it',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "arn:aws:kms:us-east-1:1111-1111-1111:key/*" } }
                                     ~~~~~~~~~~~~~~ \`1111-1111-1111\` is not the 12 digits of an account id
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/*" } }
`,
      },
      {
        title: 'the name of the account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:GetRole",
  "Resource": "arn:aws:iam::production:role/*" } }
                            ~~~~~~~~~~ \`production\` is no account id
`,
      },
    ],
    valid: [
      {
        title: 'an account that begins with certain digits, and what AWS owns',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:GetPolicy", "Resource": [
  "arn:aws:iam::1111*:policy/*", "arn:aws:iam::\${aws:PrincipalAccount}:policy/*",
  "arn:aws:iam::aws:policy/ReadOnlyAccess"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { account: field, pattern, place } of namedArns(policy)) {
      const account = field.text;
      if (account === '' || account === 'aws' || mayBeId(account) || isFieldWord(field)) continue;
      if (!isSettled(account.replaceAll(/[*?]/g, ''))) continue;
      const near = account.replaceAll(/[-\s]/g, '').padStart(DIGITS, '0');
      if (!/^\d{12}$/.test(near) || account.length < DIGITS - 1) {
        yield { at: place(field), message: 'other', data: { account } };
        continue;
      }
      const edits = [replacePart(pattern.node, field, near)];
      yield {
        at: place(field),
        message: 'near',
        data: { account, near },
        fix: { grade: 'unsafe', title: `write \`${near}\``, edits },
      };
    }
  },
});

/** True for 12 digits and for patterns that some 12 digits match. */
function mayBeId(text: string): boolean {
  if (!/^[\d*?]+$/.test(text)) return false;
  const least = text.replaceAll('*', '').length;
  return text.includes('*') && hasWildcard(text) ? least <= DIGITS : least === DIGITS;
}
