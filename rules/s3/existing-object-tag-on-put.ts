import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 's3/existing-object-tag-on-put',
  title: 'Condition on the tags of an existing object for an upload',
  severity: 'error',
  rationale: `
    An upload creates the object, so its request carries no tags of an existing one: the key
    s3:ExistingObjectTag/<key> is absent. On an absent key a positive operator is false and a negated
    one is true, so that the condition is a constant and tests nothing.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: absentKeyMessages(
    'test the tags that the upload sends: `s3:RequestObjectTag/<key>`, in a statement of its own for `s3:PutObject`',
  ),
  examples: {
    invalid: [
      {
        title: 'a Deny that was to let only tagged uploads in',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": {
    "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/owner\` is never in a request for \`s3:PutObject\`, so \`StringNotEquals\` always denies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": {
    "s3:RequestObjectTag/owner": "\${aws:PrincipalTag/owner}" } } }] }
`,
      },
      {
        title: 'a Deny that never fires, written with a wildcard action',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:Put*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/secret": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/secret\` is never in a request for \`s3:PutObject\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'all that changes objects, of which an upload has no tags yet',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "NotAction": ["s3:Get*", "s3:List*", "s3:Delete*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:ExistingObjectTag/owner": "true" } } } }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/owner\` is never in a request for \`s3:PutObject\`, so \`Null\` always denies
`,
      },
      {
        title: 'an Allow that was to admit tagged objects only',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEqualsIfExists": { "s3:ExistingObjectTag/team": "red" } } }] }
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/team\` is never in a request for \`s3:PutObject\`, so \`StringEqualsIfExists\` always allows
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEqualsIfExists": { "s3:RequestObjectTag/team": "red" } } }] }
`,
      },
      {
        title: 'an Allow that grants no upload',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/team\` is never in a request for \`s3:PutObject\`, so \`StringEquals\` never allows
`,
      },
    ],
    valid: [
      {
        title: 'uploads by the tags they send, reads by the tags that are there',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:RequestObjectTag/team": "red" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('s3/existing-object-tag-on-put'),
      report: 'all',
    });
  },
});
