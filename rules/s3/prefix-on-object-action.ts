import { absentKeyFindings, absentKeyMessages, defineRule, watchedBy } from '../../src/index.ts';

export default defineRule({
  id: 's3/prefix-on-object-action',
  title: 'Condition on a parameter of list requests for an action on objects',
  severity: 'error',
  rationale: `
    s3:prefix, s3:delimiter and s3:max-keys are parameters of requests that list a bucket. A request
    for an object names its key in the resource and has no such parameter, so that the condition is a
    constant for it. Which objects somebody may use is said by Resource.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  messages: absentKeyMessages(
    'keep `{key}` for `s3:ListBucket`, and name the objects in Resource of a statement for {actions}',
  ),
  examples: {
    invalid: [
      {
        title: 'a folder of which only the list can be read',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:ListBucket", "s3:GetObject"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "StringLike": { "s3:prefix": "home/\${aws:username}/*" } } }] }
                                 ~~~~~~~~~~~ \`s3:prefix\` is never in a request for \`s3:GetObject\`, so \`StringLike\` never allows
`,
      },
      {
        title: 'a rule for lists that shuts all objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:List*", "s3:GetObject"], "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "NumericGreaterThanIfExists": { "S3:Max-Keys": "100" } } }] }
                                                 ~~~~~~~~~~~~~ \`S3:Max-Keys\` is never in a request for \`s3:ListMultipartUploadParts\`, \`s3:ListObjectAnnotations\`, \`s3:ListObjectVersionAnnotations\` and \`s3:GetObject\`, so \`NumericGreaterThanIfExists\` always denies
`,
      },
      {
        title: 'a secret folder that is open',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "s3:prefix": "secret/*" } } }] }
                                 ~~~~~~~~~~~ \`s3:prefix\` is never in a request for \`s3:GetObject\`, so \`StringLike\` never denies
`,
      },
      {
        title: 'all folders but one, and that one as well',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLike": { "s3:prefix": "secret/*" } } }] }
                                    ~~~~~~~~~~~ \`s3:prefix\` is never in a request for \`s3:GetObject\`, \`s3:GetObjectAcl\`, \`s3:GetObjectAnnotation\`, \`s3:GetObjectAttributes\`, \`s3:GetObjectLegalHold\` and 11 more, so \`StringNotLike\` always allows
`,
      },
    ],
    valid: [
      {
        title: 'the list by its prefix, the objects by their names',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "s3:prefix": "home/\${aws:username}/*" } } },
  { "Effect": "Allow", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::lab/home/\${aws:username}/*" }] }
`,
      },
      {
        title: 'a condition that no action on objects of a wildcard needs',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "NumericGreaterThan": { "s3:max-keys": "100" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('s3/prefix-on-object-action'),
      report: 'surprising',
    });
  },
});
