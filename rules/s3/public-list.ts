import { defineRule, publicActions } from '../../src/index.ts';

export default defineRule({
  id: 's3/public-list',
  title: 'Bucket that everybody may list',
  severity: 'warning',
  needs: 'solver',
  types: ['bucket'],
  rationale: `
    The list of a bucket names every object in it, also those that nobody links to, and the versions
    that were deleted. A website needs it for nothing: it serves objects by their names.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteAccessPermissionsReqd.html',
  ],
  messages: {
    lists: {
      message: 'strangers may list the bucket: {actions}',
      why: 'the names of all objects are public, and a hidden name protects none of them',
      help: 'remove it from the statement, or name the accounts or roles that list',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a website with a table of contents',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": ["s3:GetObject", "s3:List*"],
                             ~~~~~~~~~~ strangers may list the bucket: \`s3:ListBucket\`, \`s3:ListBucketMultipartUploads\`, \`s3:ListBucketVersions\`, \`s3:ListMultipartUploadParts\`, \`s3:ListObjectAnnotations\` and 2 more
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] } }
`,
      },
    ],
    valid: [
      {
        title: 'a list for one network',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
  "Condition": { "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { actions, at, witness } of publicActions(context, 'lists')) {
      const data = { actions: actions.map(({ id }) => id) };
      yield { at, message: 'lists', data, ...(witness && { witness }) };
    }
  },
});
