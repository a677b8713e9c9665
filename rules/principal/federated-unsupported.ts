import { defineRule, grouped, principalEntries } from '../../src/index.ts';

export default defineRule({
  id: 'principal/federated-unsupported',
  title: 'Federated principal outside of a trust policy',
  severity: 'error',
  rationale: `
    An identity provider vouches for callers when they assume a role; that is the one moment at which
    they are federated principals. What they call afterwards, they call as a session of that role, and
    the policy of a resource has to name the role.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    federated: {
      message: 'a policy of type {type} names {values} as federated',
      why: 'only the trust policy of a role takes one: elsewhere AWS refuses it or it matches nobody',
      help: 'name the role that the provider lets its users assume',
    },
  },
  types: ['bucket', 'key', 'resource', 'endpoint'],
  examples: {
    invalid: [
      {
        title: 'the users of an application, before a bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Federated": "cognito-identity.amazonaws.com" },
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a policy of type bucket names \`cognito-identity.amazonaws.com\` as federated
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the trust policy of their role',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Federated": "cognito-identity.amazonaws.com" },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:12345678" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    const federated = [...principalEntries(policy)].filter(
      ({ entry }) => entry.type === 'Federated',
    );
    for (const [, found] of grouped(federated, ({ statement }) => statement)) {
      const values = found.map(({ entry }) => entry.value);
      yield { at: found[0].entry.node, message: 'federated', data: { values, type: policy.type } };
    }
  },
});
