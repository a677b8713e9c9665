import {
  appliesTo,
  asciiLower,
  coverObjects,
  defineRule,
  openKeys,
  operator,
  setOperatorOf,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/untagged-upload-allowed',
  title: 'Deny of wrong tags that uploads without any tag get past',
  severity: 'warning',
  rationale: `
    ForAnyValue looks for one value that fits, and a request without tags has none: the test is false,
    and a Deny that was to make uploads carry the right tags lets those in that carry no tag at all.
    Access by tags then does not know what to do with the object.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
  ],
  messages: {
    untagged: {
      message: '`{operator}` does not deny uploads without tags',
      why: 'without a tag there is no value to find, and the Deny does not apply',
      help: 'deny `s3:PutObject` as well when `Null` is `true` for `{key}`, or for the tag that every object needs',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one tag and no other, or none',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ForAnyValue:StringNotEquals": { "s3:RequestObjectTagKeys": ["owner"] } } } }
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAnyValue:StringNotEquals\` does not deny uploads without tags
`,
      },
      {
        title: 'a second Deny that asks for a tag, for some of the objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "ForAnyValue:StringNotEquals": { "s3:RequestObjectTagKeys": "owner" } } },
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAnyValue:StringNotEquals\` does not deny uploads without tags
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/a/*",
    "Condition": { "Null": { "s3:RequestObjectTag/owner": "true" } } }] }
`,
      },
      {
        title: 'a wildcard action and another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:PutObject*"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ForAnyValue:StringNotLike": { "S3:requestobjecttagkeys": "team-*" } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAnyValue:StringNotLike\` does not deny uploads without tags
`,
      },
    ],
    valid: [
      {
        title: 'a second Deny, for uploads without the tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "ForAnyValue:StringNotEquals": { "s3:RequestObjectTagKeys": ["owner"] } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:RequestObjectTag/owner": "true" } } }] }
`,
      },
      {
        title: 'tags that are forbidden: without them all is well',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ForAnyValue:StringEquals": { "s3:RequestObjectTagKeys": ["admin"] } } } }
`,
      },
    ],
  },

  *check(context) {
    const asking = context.policy.statements.filter(isForTags);
    for (const statement of context.policy.statements) {
      const clause = statement.conditions.find(
        ({ key, operator: use }) =>
          asciiLower(key.value) === 's3:requestobjecttagkeys' &&
          setOperatorOf(use) === 'ForAnyValue' &&
          operator(use.name)?.negated === true,
      );
      if (statement.effect !== 'Deny' || !clause || clause.operator.ifExists) continue;
      if (!appliesTo(statement, ['s3:PutObject'], context)) continue;
      if (asking.length > 0 && coverObjects(asking, statement)) continue;
      const data = { key: clause.key.value, operator: clause.operator.node.value };
      yield { at: clause.key, message: 'untagged', data };
    }
  },
});

/** A Deny of requests that lack a tag. */
function isForTags(statement: Statement): boolean {
  if (statement.effect !== 'Deny') return false;
  return [...openKeys(statement)].some((key) => key.startsWith('s3:requestobjecttag'));
}
