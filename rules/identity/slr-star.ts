import { CREATE_SERVICE_LINKED_ROLE, defineRule, roleGrants } from '../../src/index.ts';

export default defineRule({
  id: 'identity/slr-star',
  title: 'Allow to create every service-linked role',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    A service-linked role lets a service act in the account, with permissions that AWS sets and that
    service control policies do not limit. Who may create all of them may bring every service in. Mostly
    one is meant, and iam:AWSServiceName says which.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    every: {
      message: '`iam:CreateServiceLinkedRole` is allowed for every service',
      why: 'whoever has this policy can let any service act in the account',
      help: 'test `iam:AWSServiceName` for the services that are meant, or name the ARN of the role',
    },
    among: {
      message:
        '`iam:CreateServiceLinkedRole` is allowed for every service, among all actions of IAM',
      why: 'whoever has this policy can let any service act in the account',
      help: 'test `iam:AWSServiceName` for the services that are meant, or name the ARN of the role',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'on everything, and on all service-linked roles',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*" },
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for every service
  { "Effect": "Allow", "Action": ["iam:CreateService*"],
                                  ~~~~~~~~~~~~~~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for every service
    "Resource": ["arn:aws:iam::*:role/aws-service-role/*"] }] }
`,
      },
      {
        title: 'among all of IAM',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } }
                                                                       ~~~~~~~ \`iam:CreateServiceLinkedRole\` is allowed for every service, among all actions of IAM
`,
      },
    ],
    valid: [
      {
        title: 'for one service, by the key and by the ARN',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
    "Condition": { "StringEquals": { "iam:AWSServiceName": "ecs.amazonaws.com" } } },
  { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
    "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const grant of roleGrants(CREATE_SERVICE_LINKED_ROLE, context)) {
      if (grant.breadth !== 'every' || grant.namesService) continue;
      yield { at: grant.reach.node, message: grant.isAllOfIam ? 'among' : 'every' };
    }
  },
});
