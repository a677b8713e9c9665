import { defineRule, regionDenials } from '../../src/index.ts';

export default defineRule({
  id: 'condition/region-deny-global-services',
  title: 'Deny outside of some Regions that blocks global services',
  severity: 'warning',
  types: ['identity', 'boundary', 'session'],
  rationale: `
    IAM, Route 53, CloudFront and other global services have one endpoint, and a request to them
    counts as made in its Region. A Deny for all Regions but one's own blocks these services
    altogether: nobody can change a role or a password any more.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    blocksGlobal: {
      message: 'this Deny blocks the global services {services} in every Region',
      why: 'requests to them count as made in the Region of their one endpoint, which `{key}` does not spare',
      help: 'spare them: list them in `NotAction`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything but one Region, and with it IAM',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~ this Deny blocks the global services \`iam\`, \`organizations\`, \`account\`, \`route53\`, \`route53domains\` and 8 more in every Region
`,
      },
      {
        title: 'a list of services of which one is global',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["ec2:*", "cloudfront:*"], "Resource": "*",
  "Condition": { "StringNotLike": { "aws:RequestedRegion": "eu-*" } } }] }
                                    ~~~~~~~~~~~~~~~~~~~~~ this Deny blocks the global services \`cloudfront\` in every Region
`,
      },
    ],
    valid: [
      {
        title: 'global services spared by NotAction',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "NotAction": ["iam:*", "route53:*", "cloudfront:*", "support:*"], "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } } }] }
`,
      },
      {
        title: 'regional services only',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["ec2:*", "rds:*"], "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, services } of regionDenials(policy)) {
      yield {
        at: clause.key,
        message: 'blocksGlobal',
        data: { key: clause.key.value, services },
      };
    }
  },
});
