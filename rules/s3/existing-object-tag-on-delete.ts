import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 's3/existing-object-tag-on-delete',
  title: 'Condition on the tags of an object for its deletion',
  severity: 'error',
  rationale: `
    Amazon S3 does not look up an object's tags when it authorizes a deletion, so that
    s3:ExistingObjectTag/<key> is absent from such requests, and no other key stands in for it. A
    guard that was to save tagged objects saves none, or forbids to delete any object at all.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html',
  ],
  messages: absentKeyMessages(
    'guard {actions} by a prefix in Resource, by versioning or by Object Lock; no condition key holds the tags of an object that is deleted',
  ),
  examples: {
    invalid: [
      {
        title: 'a Deny that saves no tagged object',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/keep": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/keep\` is never in a request for \`s3:DeleteObject\` and \`s3:DeleteObjectVersion\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'a Deny that nobody gets past, the owner of the object included',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:Delete*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/owner\` is never in a request for \`s3:DeleteObject\` and \`s3:DeleteObjectVersion\`, so \`StringNotEquals\` always denies
`,
      },
      {
        title: 'an Allow that spares nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/keep": "yes" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/keep\` is never in a request for \`s3:DeleteObject\`, so \`StringNotEquals\` always allows
`,
      },
      {
        title: 'an Allow under which no object can be deleted',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/owner\` is never in a request for \`s3:DeleteObject\`, so \`StringEquals\` never allows
`,
      },
    ],
    valid: [
      {
        title: 'deleting tags is authorized by the tags that are there',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:DeleteObjectTagging", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/keep": "yes" } } }] }
`,
      },
      {
        title: 'deletions guarded by the place of the object',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:DeleteObject*", "Resource": "arn:aws:s3:::lab/keep/*" }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('s3/existing-object-tag-on-delete'),
      report: 'all',
    });
  },
});
