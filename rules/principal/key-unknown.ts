import {
  defineRule,
  equalsIgnoringCase,
  grouped,
  nearest,
  PRINCIPAL_TYPES,
  principalEntries,
  replaceString,
  type PrincipalEntry,
} from '../../src/index.ts';

export default defineRule({
  id: 'principal/key-unknown',
  title: 'Unknown kind of principal',
  severity: 'error',
  rationale: `
    The map in Principal knows the names AWS, Service, Federated and CanonicalUser, in this spelling.
    AWS refuses a policy with another one.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],
  messages: {
    unknown: {
      message: '`{type}` is no kind of principal',
      why: 'AWS refuses the policy',
      help: 'write one of {types}',
    },
    near: {
      message: '`{type}` is not the name of a kind of principal',
      why: 'AWS refuses the policy: the case of the name counts',
      help: 'did you mean `{near}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a plural',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Services": ["logging.s3.amazonaws.com"] },
                 ~~~~~~~~~~ \`Services\` is not the name of a kind of principal
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": ["logging.s3.amazonaws.com"] },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'the word for what follows',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Role": "arn:aws:iam::111111111111:role/reader" },
                 ~~~~~~ \`Role\` is no kind of principal
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the kinds that a bucket may name, and a function of a template',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Principal": {
    "AWS": "111111111111", "Service": "logging.s3.amazonaws.com",
    "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Principal": { "Fn::Sub": "\${Reader}" } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const [node, [{ entry }]] of grouped(principalEntries(policy), keyOf)) {
      const { type } = entry;
      if (!node || known.has(type) || type === 'Ref' || type.startsWith('Fn::')) continue;
      const near =
        PRINCIPAL_TYPES.find((name) => equalsIgnoringCase(name, type)) ??
        nearest(type, PRINCIPAL_TYPES);
      if (near === undefined) {
        yield { at: node, message: 'unknown', data: { type, types: PRINCIPAL_TYPES } };
        continue;
      }
      const edits = [replaceString(node, near)];
      const fix = { grade: 'unsafe', title: `write \`${near}\``, edits } as const;
      yield { at: node, message: 'near', data: { type, near }, fix };
    }
  },
});

const known: ReadonlySet<string> = new Set(PRINCIPAL_TYPES);

function keyOf({ entry }: { readonly entry: PrincipalEntry }): PrincipalEntry['typeNode'] {
  return entry.typeNode;
}
