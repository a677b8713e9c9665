import { defineRule, oidcTrusts } from '../../src/index.ts';

export default defineRule({
  id: 'trust/oidc-no-condition',
  title: 'Trust in an identity provider without a condition on its tokens',
  severity: 'error',
  types: ['trust'],
  rationale: `
    A provider such as Google or GitHub signs tokens for all its users, whoever runs the application they
    are for. Without a test of a claim, at least of the audience, each of them gets into the role.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    open: {
      message: 'every user of `{provider}` may assume this role',
      why: 'nothing asks whom a token is for, or for which application it was made',
      help: 'demand `{provider}:aud` and `{provider}:sub` with a positive operator',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everybody with an account there',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "accounts.google.com" } } }
                              ~~~~~~~~~~~~~~~~~~~~~ every user of \`accounts.google.com\` may assume this role
`,
      },
      {
        title: 'a claim of another provider, and any audience',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["sts:AssumeRoleWithWebIdentity"],
    "Principal": { "Federated": ["arn:aws:iam::111111111111:oidc-provider/id.example.com/auth"] },
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ every user of \`id.example.com/auth\` may assume this role
    "Condition": { "StringEquals": { "id.example.com:aud": "lab" } } },
  { "Effect": "Allow", "Action": "sts:*Identity", "Principal": { "Federated": "www.amazon.com" },
                                                                              ~~~~~~~~~~~~~~~~ every user of \`www.amazon.com\` may assume this role
    "Condition": { "StringLike": { "www.amazon.com:app_id": "*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the audience, in another letter case, and a SAML provider',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com/auth" },
    "Condition": { "StringEquals": { "ID.example.com/auth:aud": "lab" } } },
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithSAML",
    "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/lab" } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry, provider, claims } of oidcTrusts(policy)) {
      if (claims.size === 0) yield { at: entry.node, message: 'open', data: { provider } };
    }
  },
});
