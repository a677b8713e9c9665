import { askForService, defineRule, directCall, directUses } from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-missing',
  title: 'Use of a key for Amazon S3 that is allowed without Amazon S3',
  severity: 'warning',
  types: ['key'],
  rationale: `
    Whoever may use a key through S3 only needs kms:ViaService in the statement that allows it.
    Without it, AWS KMS takes direct calls as well, with any ciphertext and any encryption context
    that the caller states, also one that names an object which the caller may not read.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    usedByS3: {
      message: 'a key that is used through Amazon S3 is open to direct calls of {actions}',
      why: 'a direct call takes any ciphertext, and the encryption context that the caller states',
      help: 'add `StringEquals` with `s3.<region>.amazonaws.com` for `kms:ViaService`',
    },
    byTag: {
      message: 'the test of `{key}` also passes in direct calls of {actions}',
      why: 'in a direct call it is the caller who states the encryption context, so that the test holds for whatever is encrypted under the own name',
      help: 'add `StringEquals` with the service and its Region, as `s3.<region>.amazonaws.com`, for `kms:ViaService`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'access by a tag of the caller, without a service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/analyst" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
  ~~~~~~~~ the test of \`kms:EncryptionContext:username_owner\` also passes in direct calls of \`kms:Decrypt\` and \`kms:GenerateDataKey\`
  "Condition": { "StringEquals": {
    "kms:EncryptionContext:username_owner": "\${aws:PrincipalTag/username_owner}" } } }] }
`,
      },
      {
        title: 'one role through S3, another one in any way',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*" }] }
    ~~~~~~~~ a key that is used through Amazon S3 is open to direct calls of \`kms:Decrypt\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "kms:GenerateDataKey", "Resource": "*",
    "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a Deny of all direct calls',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringNotEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'a key for direct use, of which nothing says that S3 uses it',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/vault" },
  "Action": ["kms:Encrypt", "kms:Decrypt"], "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:app": "vault" } } }] }
`,
      },
      {
        title: 'the account as such, which delegates to identity policies',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, actions, because, evidence, service } of directUses(context)) {
      const witness = directCall(statement, actions[0], context);
      yield {
        at: statement.action?.key ?? statement,
        message: because === 'by-tag' ? 'byTag' : 'usedByS3',
        data: { actions: actions.map(({ id }) => id), key: evidence.key.value },
        labels: [{ at: evidence.key.at, message: 'this says what the key is for' }],
        ...(service && { fix: askForService(statement, service) }),
        ...(witness && { witness }),
      };
    }
  },
});
