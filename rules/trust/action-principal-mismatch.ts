import { defineRule, signInFaults } from '../../src/index.ts';

export default defineRule({
  id: 'trust/action-principal-mismatch',
  title: 'Way into a role that its principals cannot use',
  severity: 'error',
  types: ['trust'],
  rationale: `
    Users, roles and services get into a role by sts:AssumeRole, those of a SAML provider by
    sts:AssumeRoleWithSAML, those of an OpenID Connect provider by sts:AssumeRoleWithWebIdentity. With the
    action of another kind nobody gets in.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    action: {
      message: 'no principal of this statement can use {actions}',
      why: 'nobody gets into the role by it',
      help: 'allow {right} for these principals',
    },
    principal: {
      message: '{principals} needs {right}, which this statement does not allow',
      why: 'whoever signs in there does not get into the role',
      help: 'allow {right}, in a statement of its own where the conditions differ',
    },
  },
  examples: {
    invalid: [
      {
        title: 'users of a SAML provider, by the action of a user',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
                                                                        ~~~~~~~~~~~~~~~~ no principal of this statement can use \`sts:AssumeRole\`
  "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/lab" },
  "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRoleWithSAML",
  "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/lab" },
  "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }] }
`,
      },
      {
        title: 'a user by the action of web identities',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["STS:AssumeRoleWithWebIdentity", "sts:TagSession"],
                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no principal of this statement can use \`sts:AssumeRoleWithWebIdentity\`
  "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" } } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
  "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" } } }
`,
      },
      {
        title: 'two kinds of principals, and the action of one',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithSAML",
  "Principal": { "Federated": ["arn:aws:iam::111111111111:saml-provider/lab", "www.amazon.com"] },
                                                                              ~~~~~~~~~~~~~~~~ \`www.amazon.com\` needs \`sts:AssumeRoleWithWebIdentity\`, which this statement does not allow
  "Condition": { "StringEquals": { "www.amazon.com:app_id": "lab" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'each with its own, a wildcard for both, and tags only',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRoleWithSAML",
    "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/lab" },
    "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } },
  { "Effect": "Allow", "Action": "sts:AssumeRole*",
    "Principal": { "AWS": "111111111111", "Federated": "accounts.google.com" },
    "Condition": { "StringEqualsIfExists": { "accounts.google.com:aud": "lab" } } },
  { "Effect": "Allow", "Action": "sts:TagSession",
    "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/lab" } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { kind, node, named, right, fix } of signInFaults(policy)) {
      const data = kind === 'action' ? { actions: named, right } : { principals: named, right };
      yield { at: node, message: kind, data, ...(fix && { fix }) };
    }
  },
});
