import { defineRule, keyProvider, knownClauses, replaceOperator } from '../../src/index.ts';

export default defineRule({
  id: 'trust/aud-confirm',
  title: 'Audience of a token under ForAllValues',
  severity: 'info',
  types: ['trust'],
  rationale: `
    The audience says for which application a token was made, and AWS STS sees one. ForAllValues is for
    keys with several values, and is true for a token that has none of them.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    all: {
      message: '`{key}` holds one audience, and `ForAllValues` is for several',
      why: 'a request without the claim would get in',
      help: 'use `{plain}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two audiences',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Condition": { "forallvalues:StringEquals": { "id.example.com:aud": ["lab", "site"] } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~ \`id.example.com:aud\` holds one audience, and \`ForAllValues\` is for several
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Condition": { "StringEquals": { "id.example.com:aud": ["lab", "site"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a plain operator, and a claim that holds a list',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Condition": { "StringEquals": { "id.example.com:aud": ["lab", "site"] },
    "ForAllValues:StringEquals": { "id.example.com:groups": "readers" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, set } of knownClauses(context)) {
      if (set !== 'ForAllValues' || keyProvider(clause.key.value, 'aud') === undefined) continue;
      const edit = replaceOperator(statement, clause, row.name);
      yield {
        at: clause.key,
        message: 'all',
        data: { key: clause.key.value, plain: row.name },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${row.name}\``, edits: [edit] } }),
      };
    }
  },
});
