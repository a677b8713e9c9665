import { CREATE_SERVICE_LINKED_ROLE, defineRule, roleGrants } from '../../src/index.ts';

export default defineRule({
  id: 'identity/slr-notresource',
  title: 'Allow to create every service-linked role but those of a NotResource',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    NotResource names the service-linked roles that may not be created; all others may be, those of
    services that AWS will add included. Each lets a service act in the account with permissions that
    service control policies do not limit.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  ],
  messages: {
    rest: {
      message: '`iam:CreateServiceLinkedRole` is allowed for what `NotResource` does not name',
      why: 'whoever has this policy can let nearly any service act in the account',
      help: 'test `iam:AWSServiceName` for the services that are meant, or name the role in `Resource`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'by its name, by a wildcard and by NotAction',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for what \`NotResource\` does not name
    "NotResource": "arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*" },
  { "Effect": "Allow", "Action": ["iam:Create*"], "NotResource": ["arn:aws:iam::*:user/*"] },
                                  ~~~~~~~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for what \`NotResource\` does not name
  { "Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::vault/*" }] }
                       ~~~~~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for what \`NotResource\` does not name
`,
      },
    ],
    valid: [
      {
        title: 'for one service, and a Deny',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:Create*", "NotResource": "arn:aws:iam::*:user/*",
    "Condition": { "StringLike": { "iam:AWSServiceName": "ecs.amazonaws.com" } } },
  { "Effect": "Deny", "Action": "iam:CreateUser", "NotResource": "arn:aws:iam::*:user/lab-*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const grant of roleGrants(CREATE_SERVICE_LINKED_ROLE, context)) {
      if (grant.breadth !== 'rest' || grant.namesService) continue;
      yield { at: grant.reach.node, message: 'rest' };
    }
  },
});
