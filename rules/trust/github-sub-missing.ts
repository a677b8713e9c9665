import { defineRule, isGithub, oidcTrusts, repositoryClaims } from '../../src/index.ts';

export default defineRule({
  id: 'trust/github-sub-missing',
  title: 'Trust in GitHub without a test of the repository',
  severity: 'error',
  types: ['trust'],
  rationale: `
    Every workflow of every repository on GitHub gets a token from the same provider, with an audience
    that it chooses itself. Only the subject, or a claim that names the repository, tells yours from those
    of strangers.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    missing: {
      message: 'every repository on GitHub may assume this role',
      why: 'the subject of the token, which names the repository, is not tested',
      help: 'demand `{provider}:sub`, for example `repo:ORGANIZATION/REPOSITORY:ref:refs/heads/main`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the audience only',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ every repository on GitHub may assume this role
  "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } } } }
`,
      },
      {
        title: 'the subject in a list of subjects that do not count',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sts:AssumeRoleWithWebIdentity"],
  "Principal": { "Federated": ["arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"] },
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ every repository on GitHub may assume this role
  "Condition": { "StringNotLike": { "token.actions.githubusercontent.com:sub": "repo:lab/old:*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the subject, and the repository by its id',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringEquals": { "Token.Actions.GitHubUserContent.com:sub": "repo:lab/site:ref:refs/heads/main" } } },
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringEquals": { "token.actions.githubusercontent.com:repository_id": "1234" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry, provider, claims } of oidcTrusts(policy)) {
      if (!isGithub(provider) || [...claims].some((claim) => repositoryClaims.has(claim))) continue;
      yield { at: entry.node, message: 'missing', data: { provider } };
    }
  },
});
