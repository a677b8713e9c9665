import { defineRule, PASS_ROLE, roleGrants } from '../../src/index.ts';

export default defineRule({
  id: 'identity/passrole-no-service',
  title: 'Allow to pass a role that does not say to which service',
  severity: 'info',
  types: ['identity'],
  rationale: `
    A role is passed to the service that is to use it. Which services may use the role its trust policy
    decides; a test of iam:PassedToService says the same on the caller's side, and holds when somebody
    widens the trust policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService',
  ],
  messages: {
    some: {
      message: '`iam:PassRole` is allowed without saying to which service',
      why: 'the role can be passed to each service that its trust policy names, now or later',
      help: 'test `iam:PassedToService` for the services that the role is for',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role for functions',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole",
                                                                        ~~~~~~~~~~~~~~ \`iam:PassRole\` is allowed without saying to which service
  "Resource": "arn:aws:iam::111111111111:role/lab-function" }] }
`,
      },
    ],
    valid: [
      {
        title: 'with the service, in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole",
  "Resource": "arn:aws:iam::111111111111:role/lab-function",
  "Condition": { "StringEqualsIfExists": { "IAM:passedToService": ["lambda.amazonaws.com"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { reach, breadth, namesService } of roleGrants(PASS_ROLE, context)) {
      if (breadth === 'some' && !namesService) yield { at: reach.node, message: 'some' };
    }
  },
});
