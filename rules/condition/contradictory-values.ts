import { defineRule, oneKeyTests } from '../../src/index.ts';

export default defineRule({
  id: 'condition/contradictory-values',
  title: 'Tests on one key that no value passes together',
  severity: 'error',
  needs: 'solver',
  rationale: `
    All conditions of a statement must hold at once, also those of different operators on one key.
    Where a key holds a single value and its tests have none in common, the statement matches no
    request: the Allow grants nothing, the Deny stops nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    neverAllows: {
      message: 'no value of `{key}` passes both `{other}` and `{operator}`, so this never allows',
      why: 'all conditions must hold at once, and the request has one value for the key',
      help: 'put the values that are meant in one list, or give each its own statement',
    },
    neverDenies: {
      message: 'no value of `{key}` passes both `{other}` and `{operator}`, so this never denies',
      why: 'all conditions must hold at once, and the request has one value for the key',
      help: 'put the values that are meant in one list, or give each its own statement',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key that was to be used through S3 or through EC2',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
                                   ~~~~~~~~~~~~~~~~ no value of \`kms:ViaService\` passes both \`StringEquals\` and \`StringLike\`, so this never allows
    "StringLike": { "kms:ViaService": "ec2.*.amazonaws.com" } } }] }
`,
      },
      {
        title: 'a Deny for one value that leaves this value out',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": "AES256" },
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no value of \`s3:x-amz-server-side-encryption\` passes both \`StringEquals\` and \`StringNotLike\`, so this never denies
    "StringNotLike": { "s3:x-amz-server-side-encryption": ["aws:kms", "AES*"] } } }] }
`,
      },
      {
        title: 'two patterns that no folder fits',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringLike": { "s3:prefix": "home/*" },
                                 ~~~~~~~~~~~ no value of \`s3:prefix\` passes both \`StringLike\` and \`StringLikeIfExists\`, so this never allows
    "StringLikeIfExists": { "s3:prefix": ["work/*", "archive/*/"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a pattern with an exception',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": "s3.*.amazonaws.com" },
    "StringNotEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'a key with several values, one for each test',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateTags", "Resource": "*",
  "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" },
    "ForAnyValue:StringLike": { "aws:TagKeys": "cost-*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clauses } of oneKeyTests(context)) {
      const [named, other, ...more] = clauses;
      yield {
        at: named.key,
        message: statement.effect === 'Allow' ? 'neverAllows' : 'neverDenies',
        data: {
          key: named.key.value,
          operator: other.operator.node.value,
          other: named.operator.node.value,
        },
        labels: [other, ...more].map(({ key }) => ({ at: key.at, message: 'tested here as well' })),
      };
    }
  },
});
