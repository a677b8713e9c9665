import { defineRule, lockoutDenials } from '../../src/index.ts';

export default defineRule({
  id: 'kms/lockout-deny-admin',
  title: 'Deny that leaves nobody who may change the key policy',
  severity: 'error',
  types: ['key'],
  rationale: `
    A Deny of kms:* for everybody but one role takes kms:PutKeyPolicy from the account and from its
    administrators, and the role that is spared is none of them. So does one for all calls
    that come through no service: a policy is changed by calls to AWS KMS itself. Nobody can take such
    a Deny back.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
  ],
  messages: {
    everybody: {
      message: 'this Deny takes the key policy from all who may change it',
      why: 'it reaches `kms:PutKeyPolicy`, and it spares nobody whom the policy names as an administrator',
      help: 'deny the use of the key only: `kms:Decrypt`, `kms:Encrypt`, `kms:GenerateDataKey*`, `kms:ReEncrypt*`',
    },
    direct: {
      message: 'this Deny of calls without a service hits every change of the key policy',
      why: 'it reaches `kms:PutKeyPolicy`, which no service calls for a user',
      help: 'deny the use of the key only: `kms:Decrypt`, `kms:Encrypt`, `kms:GenerateDataKey*`, `kms:ReEncrypt*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything for everybody but the application',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
                                                  ~~~~~~~ this Deny takes the key policy from all who may change it
    "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/app" } } }] }
`,
      },
      {
        title: 'all direct calls; and everybody who is not on a list',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": "kms:Put*", "Resource": "*" },
  { "Effect": "Deny", "Principal": { "AWS": "*" }, "NotAction": "kms:DescribeKey", "Resource": "*",
                                                   ~~~~~~~~~~~ this Deny of calls without a service hits every change of the key policy
    "Condition": { "StringNotLike": { "kms:ViaService": "s3.*" } } },
  { "Effect": "Deny", "NotPrincipal": { "AWS": ["arn:aws:iam::111111111111:role/app"] },
    "Action": ["kms:*"], "Resource": "*" }] }
               ~~~~~~~ this Deny takes the key policy from all who may change it
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'a Deny of use, and one that spares an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": ["kms:Decrypt", "kms:Encrypt"], "Resource": "*",
    "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/app" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "*",
    "Condition": { "ArnNotLike": { "aws:PrincipalArn": [
      "arn:aws:iam::111111111111:role/app", "arn:aws:iam::*:role/adm*"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, because } of lockoutDenials(policy)) {
      yield { at: reach.node, message: because };
    }
  },
});
