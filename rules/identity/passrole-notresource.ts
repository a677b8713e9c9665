import { defineRule, PASS_ROLE, roleGrants } from '../../src/index.ts';

export default defineRule({
  id: 'identity/passrole-notresource',
  title: 'Allow to pass every role but those of a NotResource',
  severity: 'error',
  types: ['identity'],
  rationale: `
    NotResource names the roles that may not be passed; all others may be, those that will be created
    included. Whoever passes a role has a service do what the role may do, so that one powerful role
    that nobody thought of gives away the account.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  ],
  messages: {
    rest: {
      message: '`iam:PassRole` is allowed for every role that `NotResource` does not name',
      why: 'whoever has this policy can have a service act with the permissions of any such role',
      help: 'name in `Resource` the ARNs of the roles that may be passed',
    },
  },
  examples: {
    invalid: [
      {
        title: 'every role but the administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole",
                                                                        ~~~~~~~~~~~~~~ \`iam:PassRole\` is allowed for every role that \`NotResource\` does not name
  "NotResource": "arn:aws:iam::111111111111:role/admin" }] }
`,
      },
      {
        title: 'by a wildcard, and by NotAction',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["ec2:*", "iam:*"],
                                           ~~~~~~~ \`iam:PassRole\` is allowed for every role that \`NotResource\` does not name
    "NotResource": ["arn:aws:iam::111111111111:role/admin"] },
  { "Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::vault/*" }] }
                       ~~~~~~~~~~~ \`iam:PassRole\` is allowed for every role that \`NotResource\` does not name
`,
      },
    ],
    valid: [
      {
        title: 'for one service, and another action of IAM',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:PassRole",
    "NotResource": "arn:aws:iam::111111111111:role/admin",
    "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } },
  { "Effect": "Allow", "Action": "iam:GetRole",
    "NotResource": "arn:aws:iam::111111111111:role/admin" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { reach, breadth, namesService } of roleGrants(PASS_ROLE, context)) {
      if (breadth === 'rest' && !namesService) yield { at: reach.node, message: 'rest' };
    }
  },
});
