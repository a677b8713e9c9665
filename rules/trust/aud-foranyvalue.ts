import { defineRule, keyProvider, knownClauses, replaceOperator } from '../../src/index.ts';

export default defineRule({
  id: 'trust/aud-foranyvalue',
  title: 'Audience of a token under ForAnyValue',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    The audience says for which application a token was made, and AWS STS sees one. ForAnyValue asks for
    one fit among several: if a provider sends a list, tokens that were made for other applications as well
    get in.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    any: {
      message: '`{key}` holds one audience, and `ForAnyValue` asks for one among several',
      why: 'tokens that were made for other applications as well get in',
      help: 'use `{plain}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one audience',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Condition": { "ForAnyValue:StringEquals": { "id.example.com:aud": "lab" } } }] }
                                               ~~~~~~~~~~~~~~~~~~~~ \`id.example.com:aud\` holds one audience, and \`ForAnyValue\` asks for one among several
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Condition": { "StringEquals": { "id.example.com:aud": "lab" } } }] }
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
    "ForAnyValue:StringEquals": { "id.example.com:groups": "readers" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, set } of knownClauses(context)) {
      if (set !== 'ForAnyValue' || keyProvider(clause.key.value, 'aud') === undefined) continue;
      const edit = replaceOperator(statement, clause, row.name);
      yield {
        at: clause.key,
        message: 'any',
        data: { key: clause.key.value, plain: row.name },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${row.name}\``, edits: [edit] } }),
      };
    }
  },
});
