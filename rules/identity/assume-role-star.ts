import { defineRule, openGrant, parseArn } from '../../src/index.ts';

export default defineRule({
  id: 'identity/assume-role-star',
  title: 'Allow to assume every role',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    Many trust policies name an account and leave it to identity policies which of its users may assume
    the role. An Allow for every role answers that question for all of them, in every account that
    trusts this one. Name the roles, or at least their path and prefix.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  messages: {
    every: {
      message: '`sts:AssumeRole` is allowed for every role of every account',
      why: 'whoever has this policy gets into each role whose trust policy names this account',
      help: 'name the ARNs of the roles',
    },
    account: {
      message: '`sts:AssumeRole` is allowed for every role of {account}',
      why: 'whoever has this policy gets into each role there whose trust policy names this account',
      help: 'name the ARNs of the roles',
    },
  },
  examples: {
    invalid: [
      {
        title: 'every role',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } }
                                                                       ~~~~~~~~~~~~~~~~ \`sts:AssumeRole\` is allowed for every role of every account
`,
      },
      {
        title: 'by a wildcard, on all roles',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["STS:Assume*"],
                                                                         ~~~~~~~~~~~~~ \`sts:AssumeRole\` is allowed for every role of every account
  "Resource": ["arn:aws:iam::111111111111:role/lab-a", "arn:aws:iam::*:role/*"] }] }
`,
      },
      {
        title: 'every role of one account',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:*",
                                                                        ~~~~~~~ \`sts:AssumeRole\` is allowed for every role of 222222222222
  "Resource": "arn:aws:iam::222222222222:role/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'one role in every account, a path, and roles with a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRole",
    "Resource": ["arn:aws:iam::*:role/lab-reader", "arn:aws:iam::222222222222:role/lab/*"] },
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*",
    "Condition": { "StringEquals": { "iam:ResourceTag/team": "lab" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const grant = openGrant('sts:AssumeRole', context);
    if (!grant) return;
    const { resource } = grant.statement;
    const arns = resource?.patterns.map(({ text }) => parseArn(text)) ?? [];
    const roles = arns.filter((arn) => arn?.resource === 'role/*');
    const [account] = roles.map((arn) => arn?.account ?? '');
    const isOne = roles.length === arns.filter((arn) => !arn || arn.resource === 'role/*').length;
    const isAccount = account !== undefined && isOne && /^[0-9]{12}$/.test(account);
    yield isAccount
      ? { at: grant.node, message: 'account', data: { account } }
      : { at: grant.node, message: 'every' };
  },
});
