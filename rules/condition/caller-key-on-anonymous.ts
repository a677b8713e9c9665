import { anonymousWitness, defineRule, openToAnonymous, requireKey } from '../../src/index.ts';

export default defineRule({
  id: 'condition/caller-key-on-anonymous',
  title: 'Test of the caller that anonymous requests pass',
  severity: 'warning',
  types: ['bucket', 'resource'],
  rationale: `
    An unsigned request has no caller, so that it carries none of the keys about one: no account's
    organization, no tags, no ARN. A negated operator, IfExists and ForAllValues are true on an
    absent key. An Allow for everybody but some callers is then an Allow for the whole internet.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    admitsAnonymous: {
      message: '`{operator}` lets anonymous requests through, which lack `{key}`',
      why: 'the key is there {reason}; without it the test is true, and the statement is for everybody',
      help: 'ask for a value with a positive operator and without `IfExists`, or add a test that `Null` is `false` for `{key}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everybody but one role, signed in or not',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/guest" } } }] }
                                 ~~~~~~~~~~~~~~~~~~ \`ArnNotLike\` lets anonymous requests through, which lack \`aws:PrincipalArn\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "aws:PrincipalArn": "false" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/guest" } } }] }
`,
      },
      {
        title: 'an organization, and everybody without one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-example123" } } }] }
                                           ~~~~~~~~~~~~~~~~~~~~ \`StringEqualsIfExists\` lets anonymous requests through, which lack \`aws:PrincipalOrgID\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "aws:PrincipalOrgID": "false" }, "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-example123" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a positive operator, which asks for the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-example123" },
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/guest" } } }] }
`,
      },
      {
        title: 'a Deny, in which the absent key counts against the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-example123" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, reason } of openToAnonymous(context)) {
      const witness = anonymousWitness(statement, clause, context);
      yield {
        at: clause.key,
        message: 'admitsAnonymous',
        data: { key: clause.key.value, operator: clause.operator.node.value, reason },
        fix: requireKey(statement, clause),
        ...(witness && { witness }),
      };
    }
  },
});
