import {
  defineRule,
  isKnownProvider,
  isPlain,
  openNames,
  principalEntries,
  readFederated,
} from '../../src/index.ts';

export default defineRule({
  id: 'trust/federated-format',
  title: 'Federated principal that names no identity provider',
  severity: 'error',
  types: ['trust'],
  rationale: `
    Under Federated stands the ARN of a SAML or OpenID Connect provider of the account, or the host of
    one of the few providers that IAM knows by itself. IAM refuses other values, or nobody signs in.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    unknown: {
      message: '`{value}` names no identity provider',
      why: 'IAM refuses the policy, or nobody gets in',
      help: 'write the ARN of the provider: `arn:aws:iam::111122223333:oidc-provider/HOST` or `…:saml-provider/NAME`',
    },
    host: {
      message: '`{value}` is no provider that IAM knows by its host',
      why: 'IAM refuses the policy, or nobody gets in',
      help: 'write the ARN of the provider: `arn:aws:iam::111122223333:oidc-provider/{value}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an address, and a host without an ARN',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Federated": "https://id.example.com/auth" },
                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`https://id.example.com/auth\` names no identity provider
    "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "id.example.com/auth:aud": "lab" } } },
  { "Effect": "Allow", "Principal": { "Federated": ["token.actions.githubusercontent.com"] },
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`token.actions.githubusercontent.com\` is no provider that IAM knows by its host
    "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": {
      "token.actions.githubusercontent.com:sub": "repo:lab/site:ref:refs/heads/main" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a known host, an ARN, and a placeholder',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Federated": ["www.amazon.com", "arn:aws:iam::111111111111:oidc-provider/id.example.com/auth",
    "arn:aws:iam::ACCOUNT_ID:saml-provider/lab", "cognito-identity.amazonaws.com"] },
  "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "www.amazon.com:app_id": "lab" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry } of principalEntries(policy)) {
      const { type, value, node } = entry;
      if (type !== 'Federated' || !isPlain(value) || openNames(value).length > 0) continue;
      const named = readFederated(value);
      if (!named) yield { at: node, message: 'unknown', data: { value } };
      else if (named.kind === 'host' && !isKnownProvider(value)) {
        yield { at: node, message: 'host', data: { value } };
      }
    }
  },
});
