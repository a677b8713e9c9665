import { defineRule, escalationGrants, roleRunner } from '../../src/index.ts';

export default defineRule({
  id: 'identity/privilege-escalation',
  title: 'Actions with which the caller gains further permissions',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    Some actions change who may do what. Whoever may use them on all users, roles or policies can use
    them on their own, and so has every permission there is, whatever else the policy lists. The same
    holds for those who run code under a role of their choice. That every role may be passed is a warning
    of \`identity/passrole-star\`; what it is good for is a note here.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  ],
  messages: {
    grants: {
      message: 'with {actions} the caller can give itself any permission',
      why: 'all other limits of this policy can be lifted by those whom they limit',
      help: 'name the users, roles or policies, or demand a permissions boundary by `iam:PermissionsBoundary`',
    },
    impersonates: {
      message: 'with {actions} the caller can act as any user or role',
      why: 'the permissions of the most powerful one are the permissions of the caller',
      help: "name the users or roles; for one's own user that is `arn:aws:iam::*:user/${aws:username}`",
    },
    passes: {
      message: 'with `iam:PassRole` and {actions} the caller can run code as any role',
      why: 'the permissions of the most powerful role are the permissions of the caller',
      help: 'name the roles that may be passed, and test `iam:PassedToService`',
      severity: 'info',
    },
    runs: {
      message: 'with {actions} the caller can run code as whatever it runs on',
      why: "the role of the most powerful function, instance or task is at the caller's service",
      help: 'name the resources, or test their tags by `aws:ResourceTag`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two statements that change policies, one by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["iam:Get*", "iam:attachuserpolicy"], "Resource": "*" },
                                              ~~~~~~~~~~~~~~~~~~~~~~ with \`iam:AttachUserPolicy\` the caller can give itself any permission
  { "Effect": "Allow", "Action": "iam:Put*Policy", "Resource": "arn:aws:iam::*:role/*" }] }
                                 ~~~~~~~~~~~~~~~~ with \`iam:PutRolePolicy\` the caller can give itself any permission
`,
      },
      {
        title: 'keys for everybody, and new code for every function',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Resource": "*",
  "Action": ["iam:CreateAccessKey", "lambda:UpdateFunctionCode"] } }
             ~~~~~~~~~~~~~~~~~~~~~ with \`iam:CreateAccessKey\` the caller can act as any user or role
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ with \`lambda:UpdateFunctionCode\` the caller can run code as whatever it runs on
`,
      },
      {
        title: 'the policies of the own user',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["iam:*UserPolicy"],
                                                                         ~~~~~~~~~~~~~~~~~ with \`iam:AttachUserPolicy\` and \`iam:PutUserPolicy\` the caller can give itself any permission
  "Resource": "arn:aws:iam::111111111111:user/\${aws:username}" }] }
`,
      },
      {
        title: 'a role passed in one statement and used in another',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" },
                                 ~~~~~~~~~~~~~~ with \`iam:PassRole\` and \`lambda:CreateFunction\` and \`lambda:InvokeFunction\` the caller can run code as any role
  { "Effect": "Allow", "Action": ["lambda:CreateFunction", "lambda:InvokeFunction"],
    "Resource": "arn:aws:lambda:us-east-1:111111111111:function:lab-*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the own access key, some roles, and a boundary',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateAccessKey",
    "Resource": "arn:aws:iam::*:user/\${aws:username}" },
  { "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "arn:aws:iam::*:role/lab-*" },
  { "Effect": "Allow", "Action": "iam:PutUserPolicy", "Resource": "*", "Condition": {
    "StringEquals": { "iam:PermissionsBoundary": "arn:aws:iam::111111111111:policy/lab" } } }] }
`,
      },
      {
        title: 'taken back by a Deny',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
  { "Effect": "Deny", "Action": ["iam:*"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { kind, node, actions } of escalationGrants(context)) {
      yield { at: node, message: kind, data: { actions } };
    }
    const runner = roleRunner(context);
    if (!runner) return;
    yield { at: runner.pass.node, message: 'passes', data: { actions: runner.actions } };
  },
});
