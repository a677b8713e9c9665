import {
  asciiLower,
  defineRule,
  type Action,
  type PolicyContext,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/bucket-tag-abac-not-enabled',
  title: 'Condition on the tags of a bucket, which has to be prepared for that',
  severity: 'info',
  rationale: `
    Amazon S3 looks at the tags of a bucket only where access by tags is turned on for that bucket, and
    it is off for every bucket at first. Until then the keys are absent: an Allow by tag grants nothing,
    and a Deny with a negated operator stops everybody.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  messages: {
    notEnabled: {
      message: '`{key}` is only there for buckets with access by tags turned on',
      why: 'it is off at first, and without it requests carry no tag of the bucket',
      help: 'turn it on for these buckets with `PutBucketAbac`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'buckets of a project',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*",
  "Condition": { "StringEquals": { "s3:BucketTag/project": "\${aws:PrincipalTag/project}" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`s3:BucketTag/project\` is only there for buckets with access by tags turned on
`,
      },
      {
        title: 'the general key, on a bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": ["s3:PutBucket*"],
  "Resource": "arn:aws:s3:::*",
  "Condition": { "StringNotEquals": { "AWS:ResourceTag/team": "red" } } } }
                                      ~~~~~~~~~~~~~~~~~~~~~~ \`AWS:ResourceTag/team\` is only there for buckets with access by tags turned on
`,
      },
    ],
    valid: [
      {
        title: 'tags of objects and of other services',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } },
  { "Effect": "Allow", "Action": ["s3:ListBucket", "dynamodb:GetItem"], "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      for (const { key } of statement.conditions) {
        const name = asciiLower(key.value);
        const isOfBucket = name.startsWith('s3:buckettag/');
        const isGeneral = name.startsWith('aws:resourcetag/') && isAboutBuckets(statement, context);
        if (isOfBucket || isGeneral)
          yield { at: key, message: 'notEnabled', data: { key: key.value } };
      }
    }
  },
});

/** Actions on nothing but objects are another matter: there the tags of objects were meant. */
function isAboutBuckets(statement: Statement, { fitting }: PolicyContext): boolean {
  const actions = (fitting(statement) ?? []).flatMap((entry) => entry.actions);
  return actions.every(({ service }) => service === 's3') && actions.some(isOnBucket);
}

function isOnBucket({ resourceTypes }: Action): boolean {
  return resourceTypes.some(({ type }) => type.name === 'bucket');
}
