import { defineRule, oneSidedGuards } from '../../src/index.ts';

export default defineRule({
  id: 's3/retag-guard-one-sided',
  title: 'Change of tags that is held to the old or to the new value only',
  severity: 'warning',
  rationale: `
    PutObjectTagging replaces the tags of an object. Who tests only those that are there lets the owner
    of an object hand it to anybody; who tests only those to come lets anybody take an object over. Both
    have to be asked for, in one condition block of an Allow or each in a Deny of its own. A tag that
    takes fixed values, and by which the policy decides nothing, may be no more than a mark: a note.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html',
  ],
  messages: {
    object: {
      message: '`{key}` is tested, and not what the tag is changed to',
      why: 'whoever may change the tag gives the object to anybody else',
      help: 'test `s3:RequestObjectTag/{tag}` as well',
    },
    request: {
      message: '`{key}` is tested, and not what the tag was before',
      why: 'whoever may set the tag takes objects of others over',
      help: 'test `s3:ExistingObjectTag/{tag}` as well',
    },
    mark: {
      message: '`{key}` is held to fixed values, whatever the tag was before',
      why: 'if access depends on the tag, whoever may set it takes objects of others over',
      help: 'test `s3:ExistingObjectTag/{tag}` as well if the tag is more than a mark',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the old value in an Allow',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:PutObjectTagging"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:ExistingObjectTag/owner\` is tested, and not what the tag is changed to
`,
      },
      {
        title: 'the new value in a Deny, with a wildcard action and other letters',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:Put*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLike": { "S3:REQUESTOBJECTTAG/owner": ["\${aws:PrincipalTag/owner}"] } } }] }
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`S3:REQUESTOBJECTTAG/owner\` is tested, and not what the tag was before
`,
      },
      {
        title: 'the state of a review',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:RequestObjectTag/review": ["done", "open"] } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:RequestObjectTag/review\` is held to fixed values, whatever the tag was before
`,
      },
    ],
    valid: [
      {
        title: 'both values, in one Allow and in two Deny statements',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}",
      "s3:RequestObjectTag/Owner": "\${aws:username}" } } },
  { "Effect": "Deny", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/team": "red" } } },
  { "Effect": "Deny", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:RequestObjectTag/team": "red" } } }] }
`,
      },
      {
        title: 'uploads have no old value',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:RequestObjectTag/owner": "\${aws:username}" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, tag, of, isMark } of oneSidedGuards(context)) {
      yield { at: clause.key, message: isMark ? 'mark' : of, data: { key: clause.key.value, tag } };
    }
  },
});
