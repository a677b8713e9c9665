import {
  defineRule,
  objectTagTests,
  operator,
  resultWhenAbsent,
  tagChanges,
  type ObjectTagTest,
  type Policy,
} from '../../src/index.ts';

const CHANGES = [
  's3:DeleteObjectTagging',
  's3:DeleteObjectVersionTagging',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
];

export default defineRule({
  id: 's3/delete-tagging-unguarded',
  title: 'Deny by a tag of an object that the caller may take off',
  severity: 'warning',
  rationale: `
    A Deny of what carries a tag does not see what carries it no longer. DeleteObjectTagging takes all
    tags off, and PutObjectTagging does as much, for it replaces the whole set: one call, and the Deny
    is gone.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html',
  ],
  messages: {
    removable: {
      message: 'the tag of `{key}`, by which a Deny knows objects, can be taken off by {actions}',
      why: 'without the tag the Deny does not apply to the object any more',
      help: 'deny {actions} for objects with that tag as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'secret objects, until somebody takes the mark off',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObjectTagging"],
                       ~~~~~~~~ the tag of \`s3:ExistingObjectTag/class\`, by which a Deny knows objects, can be taken off by \`s3:DeleteObjectTagging\`
    "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": "secret" } } }] }
`,
      },
      {
        title: 'the whole service, in a bucket policy, and a guard of half of it',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] },
    ~~~~~~~~ the tag of \`S3:ExistingObjectTag/Class\`, by which a Deny knows objects, can be taken off by \`s3:DeleteObjectTagging\` and \`s3:DeleteObjectVersionTagging\`
  { "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject*", "s3:Put*"],
    "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringLike": { "S3:ExistingObjectTag/Class": ["secret*"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'changes of tags under the same Deny',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": ["s3:Get*", "s3:*Tagging"], "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": "secret" } } }] }
`,
      },
      {
        title: 'a Deny that objects without the tag meet too',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObjectTagging"],
    "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:ExistingObjectTag/class": "public" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const found = tagChanges(marks(context.policy), CHANGES, context);
    for (const { decider, statement, actions } of found) {
      yield {
        at: statement.action?.key ?? statement,
        message: 'removable',
        data: { key: decider.clause.key.value, actions },
        labels: [{ at: decider.clause.key.at, message: 'the Deny' }],
      };
    }
  },
});

/** The tests by which a Deny knows objects, and which those without the tag fail. */
function marks({ statements }: Policy): readonly ObjectTagTest[] {
  return statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap(objectTagTests)
    .filter(({ clause, of }) => of === 'object' && resultWhenAbsent(clause) === false)
    .filter(({ clause }) => operator(clause.operator.name)?.negated === false);
}
