import { defineRule, ownerAllow, ownerDenials } from '../../src/index.ts';

export default defineRule({
  id: 'vpce/aws-owned-buckets',
  title: 'Limit on the owner of buckets that shuts those of AWS',
  severity: 'warning',
  types: ['endpoint', 'identity', 'scp', 'boundary', 'session'],
  rationale: `
    Systems Manager, the package sources of Amazon Linux, CloudFormation and others keep what they need
    in buckets of AWS, which belong to no organization of yours. A policy that holds reading to the own
    organization or account shuts them: patches, agents and bootstrapping fail inside of the VPC.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid',
  ],
  messages: {
    denied: {
      message: 'this test of `{key}` also denies reading buckets that AWS owns',
      why: 'they belong to accounts of AWS: packages, patches and agents cannot be fetched',
      help: 'leave these buckets out by `NotResource`',
    },
    notAllowed: {
      message:
        'buckets that AWS owns do not pass this test of `{key}`, and nothing else lets them through',
      why: 'they belong to accounts of AWS: packages, patches and agents cannot be fetched',
      help: 'allow `s3:GetObject` on the buckets that are needed, in a statement of its own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny of all other organizations',
        type: 'identity',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "aws:ResourceOrgID": "o-a1b2c3d4e5" } } } }
                                              ~~~~~~~~~~~~~~~~~~~ this test of \`aws:ResourceOrgID\` also denies reading buckets that AWS owns
`,
      },
      {
        title: 'an endpoint for one account only',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceAccount": ["111111111111"] } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~ buckets that AWS owns do not pass this test of \`aws:ResourceAccount\`, and nothing else lets them through
`,
      },
    ],
    valid: [
      {
        title: 'buckets of AWS left out, and a service without buckets',
        type: 'identity',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "s3:*",
    "NotResource": ["arn:aws:s3:::al2023-repos-*/*", "arn:aws:s3:::aws-ssm-*/*"],
    "Condition": { "StringNotEquals": { "aws:ResourceOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Deny", "Action": "sqs:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:ResourceOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
      {
        title: 'an endpoint that lets them through',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::al2023-repos-*/*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause } of ownerDenials(context)) {
      yield { at: clause.key, message: 'denied', data: { key: clause.key.value } };
    }
    if (context.policy.type !== 'endpoint') return;
    const limit = ownerAllow(context);
    if (!limit) return;
    const key = limit.clause.key;
    yield { at: key, message: 'notAllowed', data: { key: key.value } };
  },
});
