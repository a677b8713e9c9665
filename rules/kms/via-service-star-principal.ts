import { defineRule, isViaService, openToAll, valueText } from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-star-principal',
  title: 'Key policy that allows everybody who comes through a service',
  severity: 'error',
  types: ['key'],
  rationale: `
    kms:ViaService says which service calls, not for whom. Any AWS account can have Amazon S3 call
    AWS KMS. The policies that AWS writes for its own keys pair the service with kms:CallerAccount.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'],
  messages: {
    open: {
      message: 'everybody is allowed to use this key through {services}',
      why: '`kms:ViaService` limits the service and not the caller: principals of any account come through it',
      help: 'add `StringEquals` with the account for `kms:CallerAccount`, or with the organization for `aws:PrincipalOrgID`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'whoever uses Amazon S3',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
                                                                                    ~~~ everybody is allowed to use this key through \`s3.us-east-1.amazonaws.com\`
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'two services, and a limit on the objects that is none on the callers',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
                                                                          ~~~ everybody is allowed to use this key through \`s3.*.amazonaws.com\` and \`sqs.*.amazonaws.com\`
  "Action": "kms:*", "Resource": "*",
  "Condition": { "StringLike": { "KMS:viaService": ["s3.*.amazonaws.com", "sqs.*.amazonaws.com"],
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the principals of one account, through Amazon S3',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:CallerAccount": "111111111111",
    "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { statement, anyone } of openToAll(policy)) {
      const services = statement.conditions.filter(isViaService).flatMap(({ values }) => values);
      if (services.length === 0) continue;
      const data = { services: services.map(valueText) };
      yield { at: anyone.node, message: 'open', data };
    }
  },
});
