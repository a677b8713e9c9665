import {
  defineRule,
  githubSubject,
  isGithub,
  keyProvider,
  knownClauses,
  literalValues,
} from '../../src/index.ts';

export default defineRule({
  id: 'trust/github-sub-wildcard',
  title: 'Trust in GitHub for a subject with an open wildcard',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    The subject of a token of GitHub names owner, repository and what runs: a branch, a tag, an environment
    or a pull request. A wildcard for the owner lets strangers in, one for the repository each that will be
    created; one for the rest lets pull requests and branches in that nobody has reviewed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    owner: {
      message: '`{value}` fits repositories of any owner',
      why: 'strangers on GitHub get into the role',
      help: 'write out the owner and the repository: `repo:ORGANIZATION/REPOSITORY:…`',
    },
    repository: {
      message: '`{value}` fits more than one repository',
      why: 'each repository whose name fits gets into the role, now and later',
      help: 'write out the repository: `repo:ORGANIZATION/REPOSITORY:…`',
    },
    run: {
      message: '`{value}` fits whatever runs in the repository',
      why: 'workflows of branches and pull requests get into the role too',
      help: 'write out what may run: `:ref:refs/heads/main` or `:environment:NAME`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'any owner, any repository, any branch',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
  "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": [
    "repo:*/site:ref:refs/heads/main",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`repo:*/site:ref:refs/heads/main\` fits repositories of any owner
    "repo:lab/*",
    ~~~~~~~~~~~~ \`repo:lab/*\` fits more than one repository
    "repo:lab/site:*" ] } } }] }
    ~~~~~~~~~~~~~~~~~ \`repo:lab/site:*\` fits whatever runs in the repository
`,
      },
    ],
    valid: [
      {
        title: 'one branch, an environment by a pattern, and an operator without patterns',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": [
      "repo:lab/site:ref:refs/heads/main", "repo:lab/site:environment:prod-*" ] } } },
  { "Effect": "Deny", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": "*",
    "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:lab/*:pull_request" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row } of knownClauses(context)) {
      if (statement.effect !== 'Allow' || row.negated || !row.wildcards) continue;
      const provider = keyProvider(clause.key.value, 'sub');
      if (provider === undefined || !isGithub(provider)) continue;
      for (const { node, text } of literalValues(clause)) {
        const open = githubSubject(text);
        if (open) yield { at: node, message: open, data: { value: text } };
      }
    }
  },
});
