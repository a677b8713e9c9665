import { defineRule, mutableTags } from '../../src/index.ts';

export default defineRule({
  id: 's3/tag-abac-mutable-tags',
  title: 'Access to objects by a tag that the reader may change',
  severity: 'error',
  rationale: `
    Where the tag of an object decides who may read it, writing the tag is reading the object: the
    caller tags it as his own, and then reads it. The permission to tag has to ask for the tag that the
    object has, as the permission to read does.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html',
  ],
  messages: {
    mutable: {
      message: 'the tag of `{key}`, which decides who may read, can be changed by {actions}',
      why: 'the caller gives an object of somebody else the tag that lets him read it',
      help: 'allow {actions} under the same test of `{key}` and one of `s3:RequestObjectTag/{tag}`, or deny it for objects with another tag',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects of a team, and any object can be made one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } },
  { "Effect": "Allow", "Action": ["s3:PutObject*"], "Resource": "arn:aws:s3:::lab/*" }] }
                       ~~~~~~~~ the tag of \`s3:ExistingObjectTag/team\`, which decides who may read, can be changed by \`s3:PutObjectTagging\` and \`s3:PutObjectVersionTagging\`
`,
      },
      {
        title: 'a Deny of reading what belongs to others',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
                       ~~~~~~~~ the tag of \`S3:existingobjecttag/Owner\`, which decides who may read, can be changed by \`s3:PutObjectTagging\` and \`s3:PutObjectVersionTagging\`
  { "Effect": "Deny", "Action": ["s3:GetObject*"], "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "S3:existingobjecttag/Owner": "\${aws:username}" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'tagging under the same test',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } },
  { "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": {
      "s3:ExistingObjectTag/team": "red", "s3:RequestObjectTag/team": "red" } } }] }
`,
      },
      {
        title: 'tagging only what can be read anyway',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/shared": "true" } } },
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObjectTagging"],
    "Resource": "arn:aws:s3:::lab-*" }] }
`,
      },
      {
        title: 'a Deny for objects of others, and objects elsewhere',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } },
  { "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": ["arn:aws:s3:::lab/*", "arn:aws:s3:::own/*"] },
  { "Effect": "Deny", "Action": "s3:Put*Tagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { decider, statement, actions } of mutableTags(context)) {
      yield {
        at: statement.action?.key ?? statement,
        message: 'mutable',
        data: { key: decider.clause.key.value, tag: decider.tag, actions },
        labels: [{ at: decider.clause.key.at, message: 'this decides who may read' }],
      };
    }
  },
});
