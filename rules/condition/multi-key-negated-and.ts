import { combinedDenials, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'condition/multi-key-negated-and',
  title: 'Deny of two wrong values that needs both of them at once',
  severity: 'warning',
  rationale: `
    The conditions of a statement are joined by "and". A Deny that lists two requirements under
    negated operators, or two tags that may not be missing under Null, applies only to requests that
    fail all of them: one right value is enough to get past. Exemptions are written in that way on
    purpose (who, from which network), so that only keys of one kind are compared: two tags, or two
    parameters of one service.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    needsAll: {
      message: 'this Deny applies only to requests that fail all the tests of {keys}',
      why: 'conditions are joined by "and": a request with one right value gets past',
      help: 'write a Deny for each of {keys}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'uploads with the right algorithm and any key get past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": {
    "s3:x-amz-server-side-encryption": "aws:kms",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this Deny applies only to requests that fail all the tests of \`s3:x-amz-server-side-encryption\` and \`s3:x-amz-server-side-encryption-aws-kms-key-id\`
    "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } }] }
`,
      },
      {
        title: 'instances with one of two tags get past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*",
  "Condition": { "Null": { "aws:RequestTag/team": "true", "aws:RequestTag/cost-center": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~ this Deny applies only to requests that fail all the tests of \`aws:RequestTag/team\` and \`aws:RequestTag/cost-center\`
`,
      },
    ],
    valid: [
      {
        title: 'exemptions from a Deny: one is enough, as meant',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d", "aws:PrincipalOrgID": "o-example123" },
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } }] }
`,
      },
      {
        title: 'the tag of the request or of the resource, whichever the action has',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:CreateSnapshot", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestTag/team": "red", "aws:ResourceTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const [first, ...others] of combinedDenials(context)) {
      yield {
        at: first.key,
        message: 'needsAll',
        data: { keys: [first, ...others].map(({ key }) => key.value) },
        labels: others.map(({ key }) => ({ at: key.at, message: 'and this one' })),
      };
    }
  },
});
