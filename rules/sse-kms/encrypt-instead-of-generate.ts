import {
  defineRule,
  equalsIgnoringCase,
  replaceString,
  writersKeysWithout,
} from '../../src/index.ts';

export default defineRule({
  id: 'sse-kms/encrypt-instead-of-generate',
  title: 'Writer of objects who may call kms:Encrypt and not make data keys',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    For an upload Amazon S3 has AWS KMS make a data key, which is kms:GenerateDataKey; it calls
    kms:Encrypt only to replicate objects and to change their encryption. Leave to encrypt alone lets
    nobody upload under SSE-KMS.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
  ],
  messages: {
    encrypts: {
      message: '`kms:Encrypt` without `kms:GenerateDataKey` for somebody who uploads objects',
      why: 'Amazon S3 asks for a data key and never encrypts with the key itself, so that uploads under SSE-KMS are denied',
      help: 'allow `kms:GenerateDataKey` instead',
    },
  },
  examples: {
    invalid: [
      {
        title: 'what the name of the action suggests',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": ["kms:Encrypt", "kms:Decrypt"],
                                  ~~~~~~~~~~~~~ \`kms:Encrypt\` without \`kms:GenerateDataKey\` for somebody who uploads objects
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
`,
      },
      {
        title: 'a wildcard, and data keys under another key',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:Put*"], "Resource": "*" },
  { "Effect": "Allow", "Action": "KMS:enc*", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*" },
                                 ~~~~~~~~~~ \`kms:Encrypt\` without \`kms:GenerateDataKey\` for somebody who uploads objects
  { "Effect": "Allow", "Action": "kms:GenerateDataKey", "Resource": "arn:aws:kms:us-west-2:111111111111:key/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'both, and replication, which is no upload',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:PutObject", "kms:Encrypt", "kms:Generate*"], "Resource": "*" }] }
`,
      },
      {
        title: 'a role that replicates',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ReplicateObject", "Resource": "arn:aws:s3:::replica/*" },
  { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const asked = { has: 'kms:Encrypt', wanted: 'kms:GenerateDataKey' };
    for (const { node } of writersKeysWithout(policy, asked)) {
      const edits = [replaceString(node, asked.wanted)];
      const fix = { grade: 'unsafe', title: `replace it by \`${asked.wanted}\``, edits } as const;
      const isPlain = equalsIgnoringCase(node.value, 'kms:Encrypt');
      yield { at: node, message: 'encrypts', ...(isPlain && { fix }) };
    }
  },
});
