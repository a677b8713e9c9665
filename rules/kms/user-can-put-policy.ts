import { defineRule, keyRoles } from '../../src/index.ts';

export default defineRule({
  id: 'kms/user-can-put-policy',
  title: 'User of a key who may also decide who uses it',
  severity: 'error',
  types: ['key'],
  rationale: `
    Who encrypts and decrypts with a key needs no say in who else does. With kms:PutKeyPolicy a user
    writes the policy anew; with kms:CreateGrant for any grantee and operation a user hands the key on.
    Conditions and Denies of the policy then hold as long as the user likes.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html',
  ],
  messages: {
    policy: {
      message: '{principals}, a user of the key, may change its policy',
      why: 'whoever may change the policy can allow anybody everything',
      help: 'keep `kms:PutKeyPolicy` for those who administer the key',
    },
    grant: {
      message: '{principals}, a user of the key, may create grants for anybody',
      why: 'a grant gives any principal any operation on the key, whatever the conditions of this policy',
      help: 'add `Bool` with `true` for `kms:GrantIsForAWSResource`, or limit `kms:GranteePrincipal` and `kms:GrantOperations`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'use and the policy in one statement',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*", "kms:Put*"], "Resource": "*" }] }
                                                    ~~~~~~~~~~ \`arn:aws:iam::111111111111:role/app\`, a user of the key, may change its policy
`,
      },
      {
        title: 'grants in a second statement',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111111111111:user/ana"] },
    "Action": "kms:Decrypt", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::111111111111:user/ana"] },
    "Action": ["KMS:createGrant", "kms:ListGrants"], "Resource": "*" }] }
               ~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:user/ana\`, a user of the key, may create grants for anybody
`,
      },
    ],
    valid: [
      {
        title: 'grants for AWS services, and somebody else who administers',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
    "Action": ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry, uses, putsPolicy, grants, administers } of keyRoles(policy)) {
      const given = putsPolicy ?? grants;
      if (!uses || !given || administers) continue;
      yield {
        at: given.reach.node,
        message: putsPolicy ? 'policy' : 'grant',
        data: { principals: [entry.value] },
        labels: [{ at: uses.reach.node.at, message: 'the use of the key' }],
      };
    }
  },
});
