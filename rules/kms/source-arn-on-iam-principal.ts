import { defineRule, sourcesOfIam } from '../../src/index.ts';

export default defineRule({
  id: 'kms/source-arn-on-iam-principal',
  title: 'Source of a service call asked of users and roles',
  severity: 'error',
  types: ['key'],
  rationale: `
    aws:SourceArn and aws:SourceAccount are there when an AWS service calls as itself. When a role
    reads an object, Amazon S3 calls AWS KMS as that role, and the request has neither. In a statement
    for users and roles the test is a constant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    never: {
      message: 'requests of users and roles never carry `{key}`, so `{operator}` is always false',
      why: 'the key is there only when an AWS service calls as itself: this {effect} has no effect',
      help: 'use `kms:ViaService` for the service and `kms:EncryptionContext:aws:s3:arn` for the bucket',
    },
    always: {
      message: 'requests of users and roles never carry `{key}`, so `{operator}` is always true',
      why: 'the key is there only when an AWS service calls as itself: this {effect} covers all requests of these principals',
      help: 'use `kms:ViaService` for the service and `kms:EncryptionContext:aws:s3:arn` for the bucket',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role, for the objects of one bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:::lab" } } }] }
                              ~~~~~~~~~~~~~~~ requests of users and roles never carry \`aws:SourceArn\`, so \`ArnLike\` is always false
`,
      },
      {
        title: 'a Deny that locks users out, and an account',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": { "AWS": ["arn:aws:iam::111111111111:user/ana"] },
    "Action": "kms:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "AWS:sourceaccount": "111111111111" } } },
                                        ~~~~~~~~~~~~~~~~~~~ requests of users and roles never carry \`AWS:sourceaccount\`, so \`StringNotEquals\` is always true
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "aws:SourceAccount": ["111111111111"] } } }] }
                                     ~~~~~~~~~~~~~~~~~~~ requests of users and roles never carry \`aws:SourceAccount\`, so \`StringEquals\` is always false
`,
      },
    ],
    valid: [
      {
        title: 'a service, and a role for which the source may be missing',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" },
    "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:::lab" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEqualsIfExists": { "aws:SourceAccount": "111111111111" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, clause, result } of sourcesOfIam(policy)) {
      yield {
        at: clause.key,
        message: result ? 'always' : 'never',
        data: { key: clause.key.value, operator: clause.operator.node.value, effect },
      };
    }
  },
});
