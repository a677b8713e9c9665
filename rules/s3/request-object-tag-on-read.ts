import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 's3/request-object-tag-on-read',
  title: 'Condition on the tags of an upload for an action that sends none',
  severity: 'error',
  rationale: `
    s3:RequestObjectTag/<key> and s3:RequestObjectTagKeys hold the tags that a request puts on an
    object: PutObject, PutObjectTagging and PutObjectVersionTagging. Reads, lists and deletions send
    no tags, so that the keys are absent and the condition is a constant for them.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: absentKeyMessages('test {instead}, or move {actions} to a statement without `{key}`'),
  examples: {
    invalid: [
      {
        title: 'an Allow that was to let a team read its own objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:RequestObjectTag/team": "\${aws:PrincipalTag/team}" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:RequestObjectTag/team\` is never in a request for \`s3:GetObject\` and \`s3:GetObjectVersion\`, so \`StringEquals\` never allows
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
      {
        title: 'a rule for tagged uploads that shuts the whole bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:RequestObjectTag/team": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:RequestObjectTag/team\` is never in a request for \`s3:AbortMultipartUpload\`, \`s3:DeleteObject\`, \`s3:DeleteObjectAnnotation\`, \`s3:DeleteObjectTagging\`, \`s3:DeleteObjectVersion\` and 35 more, so \`Null\` always denies
`,
      },
      {
        title: 'a guard on secret objects that guards none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:RequestObjectTag/secret": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:RequestObjectTag/secret\` is never in a request for \`s3:GetObject\`, so \`StringEquals\` never denies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/secret": "yes" } } }] }
`,
      },
      {
        title: 'an Allow that was to leave secret objects alone',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:RequestObjectTag/secret": "yes" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:RequestObjectTag/secret\` is never in a request for \`s3:DeleteObject\`, so \`StringNotEquals\` always allows
`,
      },
    ],
    valid: [
      {
        title: 'a Deny on the whole service by a tag that only uploads send',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:RequestObjectTag/secret": "yes" } } }] }
`,
      },
      {
        title: 'changing tags, by the old ones and the new ones',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": {
    "s3:ExistingObjectTag/team": "red", "s3:RequestObjectTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('s3/request-object-tag-on-read'),
      report: 'surprising',
    });
  },
});
