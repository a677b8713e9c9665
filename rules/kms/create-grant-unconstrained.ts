import { defineRule, grantCreators } from '../../src/index.ts';

export default defineRule({
  id: 'kms/create-grant-unconstrained',
  title: 'Grants allowed for any grantee and any operation',
  severity: 'error',
  types: ['identity', 'boundary', 'session', 'key'],
  rationale: `
    A grant is a permission of its own. Whoever may create grants gives any principal any operation on
    the key, Decrypt included, and none of the conditions in Allow statements binds the grantee. It is a
    warning where operations are limited, or where the statement is about another service. Who may write
    the key policy needs no grants; users of a key are reported by the rule on key policies.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-authorization.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
  ],
  messages: {
    grant: {
      message: '`kms:CreateGrant` is allowed for any grantee and any operation',
      why: 'a grant gives its grantee the key whatever the conditions of the policies say',
      help: 'add `Bool` with `true` for `kms:GrantIsForAWSResource`, or limit `kms:GranteePrincipal` and `kms:GrantOperations`',
    },
    grantee: {
      message: '`kms:CreateGrant` is allowed for any grantee',
      why: 'whoever may create the grant chooses who gets these operations, and in which context',
      help: 'limit `kms:GranteePrincipal`, or `kms:GrantConstraintType` as well',
      severity: 'warning',
    },
    service: {
      message: '`kms:CreateGrant` is allowed for any grantee, among actions of other services',
      why: 'a grant gives its grantee the key whatever the conditions of the policies say',
      help: 'move it to a statement of its own with `Bool` and `true` for `kms:GrantIsForAWSResource`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'grants beside the use of a key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:CreateGrant"],
                            ~~~~~~~~~~~~~~~~~ \`kms:CreateGrant\` is allowed for any grantee and any operation
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
      },
      {
        title: 'a wildcard, and a test that grants of no service pass',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "KMS:create*", "Resource": "*" },
                                 ~~~~~~~~~~~~~ \`kms:CreateGrant\` is allowed for any grantee and any operation
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*",
                                 ~~~~~~~~~~~~~~~~~ \`kms:CreateGrant\` is allowed for any grantee and any operation
    "Condition": { "BoolIfExists": { "kms:GrantIsForAWSResource": "true" } } }] }
`,
      },
      {
        title: 'a partner, in a key policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::222222222222:role/broker" },
  "Action": "kms:CreateGrant", "Resource": "*",
            ~~~~~~~~~~~~~~~~~ \`kms:CreateGrant\` is allowed for any grantee
  "Condition": { "ForAllValues:StringEquals": { "kms:GrantOperations": "Encrypt" } } }] }
`,
      },
      {
        title: 'what the console of a service asks for',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["kafka:*", "kms:DescribeKey", "kms:CreateGrant"], "Resource": "*" } }
                                           ~~~~~~~~~~~~~~~~~ \`kms:CreateGrant\` is allowed for any grantee, among actions of other services
`,
      },
    ],
    valid: [
      {
        title: 'grants for AWS services, for one grantee, for operations within a context',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "Bool": { "kms:GrantIsForAWSResource": true } } },
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "ArnEquals": { "kms:GranteePrincipal": "arn:aws:iam::111111111111:role/app" } } },
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*", "Condition": {
    "StringEquals": { "kms:GrantConstraintType": "EncryptionContextSubset" },
    "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "GenerateDataKey"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, kind } of grantCreators(policy)) yield { at: reach.node, message: kind };
  },
});
