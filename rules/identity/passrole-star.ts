import { asciiLower, defineRule, PASS_ROLE, roleGrants, type Statement } from '../../src/index.ts';

export default defineRule({
  id: 'identity/passrole-star',
  title: 'Allow to pass every role to whatever service',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    Who passes a role to a service has the service do what the role may do. With every role to choose
    from, an administrator's included, the caller's own permissions no longer limit anything. Naming the
    roles says what is meant; iam:PassedToService at least says for which service.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    every: {
      message: '`iam:PassRole` is allowed for every role and every service',
      why: 'whoever has this policy can have a service act with the permissions of any role',
      help: 'name the ARNs of the roles, and test `iam:PassedToService` for the services that they are for',
    },
    among: {
      message:
        '`iam:PassRole` is allowed for every role and every service, among all actions of IAM',
      why: 'whoever has this policy can have a service act with the permissions of any role',
      help: 'name the ARNs of the roles, and test `iam:PassedToService` for the services that they are for',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'every role',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["ec2:RunInstances", "iam:PassRole"], "Resource": "*" } }
                                 ~~~~~~~~~~~~~~ \`iam:PassRole\` is allowed for every role and every service
`,
      },
      {
        title: 'by a wildcard action, for every role of one account',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "IAM:pass*",
                                                                        ~~~~~~~~~~~ \`iam:PassRole\` is allowed for every role and every service
  "Resource": ["arn:aws:iam::111111111111:role/*"],
  "Condition": { "StringLike": { "iam:PassedToService": "*" } } }] }
`,
      },
      {
        title: 'by what NotAction leaves',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "NotAction": "organizations:*", "Resource": "*" }] }
                                                              ~~~~~~~~~~~ \`iam:PassRole\` is allowed for every role and every service
`,
      },
      {
        title: 'among all of IAM',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } }
                                                                       ~~~~~~~ \`iam:PassRole\` is allowed for every role and every service, among all actions of IAM
`,
      },
    ],
    valid: [
      {
        title: 'for one service, for some roles, and taken back',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*",
    "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } } },
  { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/lab-*" }] }
`,
      },
      {
        title: 'all of IAM but that',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["iam:PassRole"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, reach, breadth, namesService, isAllOfIam } of roleGrants(
      PASS_ROLE,
      context,
    )) {
      if (breadth !== 'every' || namesService || limitsRoles(statement)) continue;
      yield { at: reach.node, message: isAllOfIam ? 'among' : 'every' };
    }
  },
});

/** True for a statement whose conditions say what the role is for, or which roles are meant. */
function limitsRoles({ conditions }: Statement): boolean {
  return conditions.some(({ key }) =>
    /^(?:iam|aws):(?:associatedresourcearn|resourcetag\/|calledvia|viaawsservice)/.test(
      asciiLower(key.value),
    ),
  );
}
