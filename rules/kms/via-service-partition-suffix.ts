import { defineRule, partitions, replaceString, viaServiceValues } from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-partition-suffix',
  title: 'Value of kms:ViaService that ends in the domain of a partition',
  severity: 'error',
  rationale: `
    AWS KMS writes the service behind a call with the suffix amazonaws.com in every partition, in
    those of China and of governments too. A value with the partition's own domain looks right there
    and equals nothing: the Allow grants nothing, the Deny of other services denies all.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'],
  messages: {
    suffix: {
      message: '`kms:ViaService` never ends in `{suffix}`, as `{value}` does',
      why: 'AWS KMS uses the suffix `amazonaws.com` in every partition: no request matches this value',
      help: 'write `{meant}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'Amazon S3 in China',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws-cn:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.cn-north-1.amazonaws.com.cn" } } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:ViaService\` never ends in \`amazonaws.com.cn\`, as \`s3.cn-north-1.amazonaws.com.cn\` does
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws-cn:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.cn-north-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'the same with a wildcard, among others',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:*", "Resource": "*",
  "Condition": { "StringNotLike": { "KMS:viaservice": [
    "s3.*.amazonaws.com", "ec2.*.amazonaws.com.cn"] } } }] }
                          ~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:ViaService\` never ends in \`amazonaws.com.cn\`, as \`ec2.*.amazonaws.com.cn\` does
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:*", "Resource": "*",
  "Condition": { "StringNotLike": { "KMS:viaservice": [
    "s3.*.amazonaws.com", "ec2.*.amazonaws.com"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the suffix of all partitions, and a pattern that takes any',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws-cn:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": [
    "s3.cn-north-1.amazonaws.com", "ec2.*.amazonaws.com*"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, text } of viaServiceValues(policy)) {
      const suffix = OTHER_SUFFIXES.find((each) => text.endsWith(`.${each}`));
      if (suffix === undefined) continue;
      const meant = text.slice(0, -suffix.length) + SUFFIX;
      const edits = [replaceString(node, meant)];
      yield {
        at: node,
        message: 'suffix',
        data: { value: text, suffix, meant },
        fix: { grade: 'unsafe', title: `write \`${SUFFIX}\``, edits },
      };
    }
  },
});

const SUFFIX = 'amazonaws.com';
const OTHER_SUFFIXES = partitions
  .map(({ dnsSuffix }) => dnsSuffix)
  .filter((suffix) => suffix !== SUFFIX);
