import {
  appliesTo,
  asciiLower,
  defineRule,
  demandedKeys,
  operator,
  requireKey,
  resultWhenAbsent,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/copy-source-deny-blocks-plain-put',
  title: 'Deny of copies from elsewhere that blocks plain uploads',
  severity: 'warning',
  rationale: `
    s3:x-amz-copy-source is the source of a copy; an upload from a file has none. A negated operator is
    true without its key, so that a Deny of copies from other places denies every plain upload as well.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    plainPut: {
      message: '`{operator}` also denies uploads that are no copies',
      why: 'an upload from a file carries no `{key}`, and the test is true without it',
      help: 'add `Null` is `false` for `{key}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'copies from one bucket only, and no uploads',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLike": { "s3:x-amz-copy-source": "lab-source/*" } } } }
                                    ~~~~~~~~~~~~~~~~~~~~~~ \`StringNotLike\` also denies uploads that are no copies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-copy-source": "false" }, "StringNotLike": { "s3:x-amz-copy-source": "lab-source/*" } } } }
`,
      },
      {
        title: 'another spelling, and a list',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "NotAction": "s3:Get*", "Resource": ["arn:aws:s3:::lab/*"],
  "Condition": { "StringNotEqualsIfExists": { "s3:X-AMZ-COPY-SOURCE": ["lab-source/a", "lab-source/b"] } } }] }
                                              ~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEqualsIfExists\` also denies uploads that are no copies
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "NotAction": "s3:Get*", "Resource": ["arn:aws:s3:::lab/*"],
  "Condition": { "Null": { "s3:X-AMZ-COPY-SOURCE": "false" }, "StringNotEqualsIfExists": { "s3:X-AMZ-COPY-SOURCE": ["lab-source/a", "lab-source/b"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'copies only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:x-amz-copy-source": "false" },
    "StringNotLike": { "s3:x-amz-copy-source": "lab-source/*" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const { effect, conditions } = statement;
      const clause = conditions.find(({ key }) => asciiLower(key.value) === COPY_SOURCE);
      if (effect !== 'Deny' || !clause || demandedKeys(statement).has(COPY_SOURCE)) continue;
      if (operator(clause.operator.name)?.family === 'Null' || resultWhenAbsent(clause) !== true)
        continue;
      if (!appliesTo(statement, ['s3:PutObject'], context)) continue;
      yield {
        at: clause.key,
        message: 'plainPut',
        data: { key: clause.key.value, operator: clause.operator.node.value },
        fix: requireKey(statement, clause),
      };
    }
  },
});

const COPY_SOURCE = 's3:x-amz-copy-source';
