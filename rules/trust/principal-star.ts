import { defineRule, isSecretOrClaim, openToAll } from '../../src/index.ts';

export default defineRule({
  id: 'trust/principal-star',
  title: 'Any principal may assume the role',
  severity: 'error',
  types: ['trust'],
  rationale: `
    The principal * is every user and role of every account of AWS. Without a condition that strangers
    fail, anybody who learns the ARN of the role may assume it and do what it may do.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    open: {
      message: 'everybody may assume this role',
      why: 'any AWS account can take over the permissions of the role',
      help: 'name the accounts, roles or services that may assume it',
    },
    weak: {
      message: 'everybody may assume this role, since nothing in {keys} limits who calls',
      why: 'any AWS account can take over the permissions of the role',
      help: 'name the accounts or roles, or demand a key such as `aws:PrincipalOrgID` with a positive operator',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everybody',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" } }
                                                                          ~~~ everybody may assume this role
`,
      },
      {
        title: 'everybody in a list, with MFA',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:root", "*"] }, "Action": ["STS:AssumeRole"],
                                                           ~~~ everybody may assume this role, since nothing in \`aws:MultiFactorAuthPresent\` limits who calls
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'an organization, and a Deny',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole",
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole",
    "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, anyone } of openToAll(context.policy)) {
      const { conditions } = statement;
      if (conditions.some((clause) => isSecretOrClaim(clause, context))) continue;
      const keys = [...new Set(conditions.map(({ key }) => key.value))];
      if (keys.length === 0) yield { at: anyone.node, message: 'open' };
      else yield { at: anyone.node, message: 'weak', data: { keys } };
    }
  },
});
