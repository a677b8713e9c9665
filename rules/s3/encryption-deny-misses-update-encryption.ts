import { addActions, defineRule, unseenUpdates } from '../../src/index.ts';

export default defineRule({
  id: 's3/encryption-deny-misses-update-encryption',
  title: 'Deny of wrong encryption that other ways to set it get past',
  severity: 'warning',
  rationale: `
    An object gets its encryption by an upload, as a replica, or by UpdateObjectEncryption, which moves
    it to another KMS key where it lies. A key that only s3:PutObject is held to is left behind by the
    next call. UpdateObjectEncryption only leads to SSE-KMS, so that a Deny of everything else but
    SSE-KMS loses nothing by it; replicas remain.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/update-sse-encryption.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  messages: {
    update: {
      message: 'this test of `{key}` does not see {actions}',
      why: 'they set the encryption of an object too, under whatever key the caller names',
      help: 'list {actions} beside `s3:PutObject`',
    },
    replica: {
      message: 'this test of `{key}` does not see {actions}',
      why: 'a replica keeps the encryption of its source unless the rule for it says otherwise',
      help: 'list {actions} beside `s3:PutObject`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key for uploads only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnNotEqualsIfExists": { "s3:x-amz-server-side-encryption-aws-kms-key-id":
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this test of \`s3:x-amz-server-side-encryption-aws-kms-key-id\` does not see \`s3:UpdateObjectEncryption\` and \`s3:ReplicateObject\`
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:PutObject", "s3:UpdateObjectEncryption", "s3:ReplicateObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnNotEqualsIfExists": { "s3:x-amz-server-side-encryption-aws-kms-key-id":
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } } }
`,
      },
      {
        title: 'SSE-KMS for uploads only, by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": ["aws:kms"] } } } }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this test of \`s3:x-amz-server-side-encryption\` does not see \`s3:ReplicateObject\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*", "s3:ReplicateObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": ["aws:kms"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'all three, and a statement of its own for two of them',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "AES256" } } },
  { "Effect": "Deny", "Principal": "*", "Action": ["s3:updateobjectencryption", "s3:Replicate*"],
    "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, test, actions, canMove } of unseenUpdates(context)) {
      const fix = addActions(statement, actions, 'deny it for them as well');
      yield {
        at: test.clause.key,
        message: canMove ? 'update' : 'replica',
        data: { key: test.clause.key.value, actions },
        ...(fix && { fix }),
      };
    }
  },
});
