import {
  asciiLower,
  defineRule,
  renameKey,
  type Action,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/resource-tag-means-bucket-tag',
  title: 'Tag of the bucket where the tag of an object was meant',
  severity: 'warning',
  rationale: `
    aws:ResourceTag holds the tags of an object's bucket, and that only where access by tags is turned
    on for the bucket. The tags of the object itself are in s3:ExistingObjectTag, and those that an
    upload brings are in s3:RequestObjectTag.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html',
  ],
  messages: {
    ofBucket: {
      message: '`{key}` holds a tag of the bucket, never one of an object',
      why: 'all objects of the bucket are treated alike, whatever tags they have',
      help: 'test {instead} for the tag of an object; if the bucket was meant, `s3:BucketTag/<key>` says so',
    },
  },
  examples: {
    invalid: [
      {
        title: 'objects of a team',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` holds a tag of the bucket, never one of an object
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } } }
`,
      },
      {
        title: 'uploads and deletions, in a Deny and by wildcards',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:PutObject*", "s3:DeleteObject*"], "Resource": ["arn:aws:s3:::lab/*"],
  "Condition": { "StringNotEquals": { "aws:resourcetag/Owner": ["ana", "ben"] } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:resourcetag/Owner\` holds a tag of the bucket, never one of an object
`,
      },
    ],
    valid: [
      {
        title: 'the tag of the object, and actions that a bucket has too',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } },
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
      {
        title: 'a statement about the bucket tests the same tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*",
    "Condition": { "StringEquals": { "AWS:ResourceTag/Team": "red" } } }] }
`,
      },
    ],
  },

  *check({ policy, ofService, catalog }) {
    const tests = policy.statements.flatMap((statement) => {
      const clause = statement.conditions.find(isOfTag);
      const actions = (ofService(statement) ?? []).flatMap((entry) => entry.actions);
      return clause && actions.length > 0 ? [{ statement, clause, actions }] : [];
    });
    const ofBuckets = new Set(
      tests.filter(({ actions }) => !actions.every(isOnObject)).map(({ clause }) => tagOf(clause)),
    );
    for (const { statement, clause, actions } of tests) {
      if (ofBuckets.has(tagOf(clause)) || !actions.every(isOnObject)) continue;
      const tag = clause.key.value.slice(RESOURCE_TAG.length);
      const instead = KINDS.map((kind) => `${kind}${tag}`).find((key) =>
        actions.every((action) => catalog.presence(key, action) === 'possible'),
      );
      yield {
        at: clause.key,
        message: 'ofBucket',
        data: { key: clause.key.value, instead: instead ? `\`${instead}\`` : BOTH },
        ...(instead && { fix: renameKey(statement, clause, instead) }),
      };
    }
  },
});

const RESOURCE_TAG = 'aws:resourcetag/';
const BOTH = '`s3:ExistingObjectTag/<key>` on reads and `s3:RequestObjectTag/<key>` on uploads';
const KINDS = ['s3:ExistingObjectTag/', 's3:RequestObjectTag/'];

function isOfTag({ key }: ConditionClause): boolean {
  return asciiLower(key.value).startsWith(RESOURCE_TAG);
}

/** The key as others compare with it: where a statement about buckets tests it, buckets are meant. */
function tagOf({ key }: ConditionClause): string {
  return asciiLower(key.value);
}

function isOnObject({ service, resourceTypes }: Action): boolean {
  return service === 's3' && resourceTypes.some(({ type }) => type.name === 'object');
}
