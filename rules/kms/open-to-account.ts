import { defineRule, wholeAccountUses } from '../../src/index.ts';

export default defineRule({
  id: 'kms/open-to-account',
  title: 'Key that everybody in the account may use without being allowed to',
  severity: 'warning',
  types: ['key'],
  rationale: `
    A statement for the account by its ARN lets identity policies say who may use the key. One for
    everybody, with the account in a condition, allows each user, role and session of it right away,
    whatever their own policies are about. The policies that AWS writes so for its own keys ask for a
    service by kms:ViaService as well.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    use: {
      message: 'everybody in the account may use this key, whatever identity policies say',
      why: 'the key policy allows them by itself, so that nobody has to be given `kms:Decrypt`',
      help: 'name the account as the principal, name users and roles, or add `kms:ViaService`',
    },
    administer: {
      message: 'everybody in the account may change this policy, whatever identity policies say',
      why: 'whoever has any credentials of the account can take the key over',
      help: 'name the account as the principal, or name users and roles',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all of the key, and its use by an organization',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:*", "Resource": "*",
                                             ~~~ everybody in the account may change this policy, whatever identity policies say
    "Condition": { "StringEquals": { "kms:CallerAccount": "111111111111" } } },
  { "Effect": "Allow", "Principal": "*", "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*",
                                    ~~~ everybody in the account may use this key, whatever identity policies say
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'through a service, by a role, and the account as the principal',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "StringEquals": { "kms:CallerAccount": "111111111111", "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, administers } of wholeAccountUses(policy)) {
      yield { at: node, message: administers ? 'administer' : 'use' };
    }
  },
});
