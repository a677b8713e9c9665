import { defineRule, isEmptyList, property, type Node } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/empty-principal',
  title: 'Principal that names nobody',
  severity: 'warning',
  rationale: `
    An empty object or list of principals comes from a template whose variable had no value. Such a
    statement speaks of nobody: an Allow grants nothing, a Deny protects nothing, and an empty
    NotPrincipal excepts nobody. Some services refuse it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    nobody: {
      message: '`{name}` names no principal',
      why: 'the statement speaks of nobody',
      help: 'name whom the statement is about, or remove it',
    },
    everybody: {
      message: '`{name}` names no principal',
      why: 'nobody is excepted: the statement speaks of everybody',
      help: 'name whom the statement is not about',
    },
    part: {
      message: '`{name}` names no principal',
      why: 'only the other kinds of principal count',
      help: 'name a principal there, or remove it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a list that was never filled in',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": [] },
                                                                                    ~~ \`AWS\` names no principal
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'no exception',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotPrincipal": {},
                                                                             ~~ \`NotPrincipal\` names no principal
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'one kind of two',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": [], "Service": "logging.s3.amazonaws.com" },
                        ~~ \`AWS\` names no principal
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/logs/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'a list of one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:role/reader"] },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, principal } of policy.statements) {
      if (!principal) continue;
      const { key, negated, entries } = principal;
      const none = negated ? 'everybody' : 'nobody';
      const message = entries.length > 0 ? 'part' : none;
      for (const { name, at } of emptyParts(key.value, property(node, key.value))) {
        yield { at, message, data: { name } };
      }
    }
  },
});

/** The element itself when it is `{}`, else the kinds of principal with an empty list. */
function emptyParts(
  name: string,
  value: Node | undefined,
): readonly { readonly name: string; readonly at: Node['at'] }[] {
  if (value?.kind !== 'object') return [];
  if (value.members.length === 0) return [{ name, at: value.at }];
  return value.members
    .filter((kind) => isEmptyList(kind.value))
    .map((kind) => ({ name: kind.key.value, at: kind.value.at }));
}
