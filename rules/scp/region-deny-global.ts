import { defineRule, regionDenials } from '../../src/index.ts';

export default defineRule({
  id: 'scp/region-deny-global',
  title: 'Service control policy on Regions that blocks global services',
  severity: 'warning',
  types: ['scp'],
  rationale: `
    IAM, AWS Organizations, Route 53, CloudFront and AWS Support have one endpoint, and requests to them
    count as made in its Region. A service control policy that denies all Regions but one's own takes
    them away from every account below, administrators included.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html',
  ],
  messages: {
    blocksGlobal: {
      message: 'this Deny blocks the global services {services} in every account below',
      why: 'requests to them count as made in the Region of their one endpoint, which `{key}` does not spare',
      help: 'spare them: list them in `NotAction`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'Europe only, and no IAM',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } } } }
                                      ~~~~~~~~~~~~~~~~~~~~~ this Deny blocks the global services \`iam\`, \`organizations\`, \`account\`, \`route53\`, \`route53domains\` and 8 more in every account below
`,
      },
    ],
    valid: [
      {
        title: 'global services spared',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "NotAction": ["iam:*", "organizations:*", "route53:*", "cloudfront:*", "support:*"],
  "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } } } }
`,
      },
      {
        title: 'the Region of the global services among those that are left',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": ["iam:*", "ec2:*"],
  "Resource": "*",
  "Condition": { "StringNotLike": { "aws:RequestedRegion": ["us-east-1", "eu-*"] } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { clause, services } of regionDenials(policy)) {
      yield { at: clause.key, message: 'blocksGlobal', data: { key: clause.key.value, services } };
    }
  },
});
