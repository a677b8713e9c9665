import {
  asciiLower,
  defineRule,
  hasVariables,
  readAwsPrincipal,
  variableParts,
  type PolicyType,
  type PrincipalEntry,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'variable/username-on-role',
  title: 'User name asked of callers that have none',
  severity: 'error',
  rationale: `
    Only IAM users carry aws:username. A role session has none, whatever its name is, nor has a
    federated user or an AWS service. The variable then has no value: a positive test and an entry of
    Resource never match, a negated test always does.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-username',
  ],
  messages: {
    principals: {
      message: '`{text}` has no value for {principals}',
      why: 'only IAM users carry `aws:username`: what is compared with it never matches, or always when negated',
      help: 'use `${aws:PrincipalTag/<key>}` with a tag of the role or its session, or `${aws:userid}`',
    },
    session: {
      message: '`{text}` has no value in a session',
      why: 'sessions carry no `aws:username`, not even those that a user starts: what is compared with it never matches, or always when negated',
      help: 'use `${aws:PrincipalTag/<key>}` with a session tag, or `${aws:userid}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key that is to be used under the name of the caller',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:owner": "\${aws:username}" } } } }
                                                                   ~~~~~~~~~~~~~~~ \`\${aws:username}\` has no value for \`arn:aws:iam::111111111111:role/reader\`
`,
      },
      {
        title: 'a session policy with a home folder',
        type: 'session',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username}/*" } }
                                     ~~~~~~~~~~~~~~~ \`\${aws:username}\` has no value in a session
`,
      },
    ],
    valid: [
      {
        title: 'the account among the principals: its users have names',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:role/reader"] },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:owner": "\${aws:username}" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!hasVariables(policy)) return;
    for (const { statement, part, text, at } of variableParts(policy)) {
      if (part.kind !== 'variable' || asciiLower(part.key) !== 'aws:username') continue;
      if (part.fallback !== undefined || !isNameless(statement, policy.type)) continue;
      const principals = (statement.principal?.entries ?? []).map(({ value }) => value);
      yield policy.type === 'session'
        ? { at, message: 'session', data: { text } }
        : { at, message: 'principals', data: { text, principals } };
    }
  },
});

function isNameless({ principal }: Statement, type: PolicyType): boolean {
  if (type === 'session') return true;
  if (!principal || principal.negated || principal.entries.length === 0) return false;
  return principal.entries.every(hasNoUserName);
}

const NAMELESS: ReadonlySet<string> = new Set(['role', 'role-session', 'federated-user']);

function hasNoUserName({ type, value }: PrincipalEntry): boolean {
  if (type === 'Service' || type === 'Federated') return true;
  return type === 'AWS' && NAMELESS.has(readAwsPrincipal(value).kind);
}
