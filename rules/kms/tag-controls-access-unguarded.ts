import { defineRule, settableKeyTags } from '../../src/index.ts';

export default defineRule({
  id: 'kms/tag-controls-access-unguarded',
  title: 'Use of keys by their tag for somebody who may tag keys',
  severity: 'error',
  types: ['identity'],
  rationale: `
    A condition on a tag of the key allows every key with that tag. Whoever may tag keys gives the tag
    to any key, and has it. AWS advises to keep the two permissions apart, or to limit which tags the
    one may set.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html',
  ],
  messages: {
    settable: {
      message: 'the tag that `{key}` asks for can be set on any key with `{action}`',
      why: 'the same policy allows to set it, and with it the use of a key that was not meant',
      help: 'deny `kms:TagResource` and `kms:UntagResource` for this tag with `aws:TagKeys`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'use by tag, and tags for all keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } },
                                     ~~~~~~~~~~~~~~~~~~~~~~ the tag that \`aws:ResourceTag/team\` asks for can be set on any key with \`kms:TagResource\`
  { "Effect": "Allow", "Action": ["kms:TagResource", "kms:UntagResource"], "Resource": "*" }] }
`,
      },
      {
        title: 'by wildcards, with the tag of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "KMS:dec*", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "StringEquals": { "AWS:resourcetag/Team": "\${aws:PrincipalTag/team}" } } },
                                     ~~~~~~~~~~~~~~~~~~~~~~ the tag that \`AWS:resourcetag/Team\` asks for can be set on any key with \`kms:TagResource\`
  { "Effect": "Allow", "Action": "kms:*Resource", "Resource": ["arn:aws:kms:*:111111111111:key/*"],
    "Condition": { "Bool": { "aws:SecureTransport": "true" } } }] }
`,
      },
      {
        title: 'a limit on tags that is for this very tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } },
                                     ~~~~~~~~~~~~~~~~~~~~~~ the tag that \`aws:ResourceTag/team\` asks for can be set on any key with \`kms:TagResource\`
  { "Effect": "Allow", "Action": "kms:TagResource", "Resource": "*",
    "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "stage"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'other tags only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } },
  { "Effect": "Allow", "Action": "kms:TagResource", "Resource": "*" },
  { "Effect": "Deny", "Action": ["kms:TagResource", "kms:UntagResource"], "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }] }
`,
      },
      {
        title: 'keys that have the tag already',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["kms:Decrypt", "kms:TagResource"], "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, mover, action } of settableKeyTags(policy)) {
      yield {
        at: clause.key,
        message: 'settable',
        data: { key: clause.key.value, action },
        labels: [{ at: mover.reach.node.at, message: 'this allows to set it' }],
      };
    }
  },
});
