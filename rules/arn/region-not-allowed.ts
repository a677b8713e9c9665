import {
  defineRule,
  isFieldWord,
  isSettled,
  judgeForm,
  namedArns,
  replacePart,
} from '../../src/index.ts';

export default defineRule({
  id: 'arn/region-not-allowed',
  title: 'Region in the ARN of a global resource',
  severity: 'error',
  rationale: `
    Users, roles, buckets and other global resources have ARNs with an empty Region. With a Region in
    it, the entry matches nothing, even where the resource is used from that Region.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    region: {
      message: 'the ARN has the Region `{region}`, where those of `{service}` have none',
      why: 'the resource has the same ARN without the Region, so that this entry matches nothing',
      help: 'leave the field empty; limit the Region with `aws:RequestedRegion` where that matters',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role in a Region',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole",
  "Resource": "arn:aws:iam:us-east-1:111111111111:role/reader" } }
                           ~~~~~~~~~ the ARN has the Region \`us-east-1\`, where those of \`iam\` have none
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole",
  "Resource": "arn:aws:iam::111111111111:role/reader" } }
`,
      },
    ],
    valid: [
      {
        title: 'an access point, which has a Region, and a star that stands for nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
  "arn:aws:s3:us-east-1:111111111111:accesspoint/reports/object/*", "arn:aws:s3:*:*:lab/*"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const arn of namedArns(policy)) {
      const { region, service, pattern, place } = arn;
      if (region.text === '' || !isSettled(region.text) || isFieldWord(region)) continue;
      if (judgeForm(arn, catalog, (form) => form.region !== '') !== 'refused') continue;
      yield {
        at: place(region),
        message: 'region',
        data: { region: region.text, service: service.text },
        fix: {
          grade: 'unsafe',
          title: 'leave the Region out',
          edits: [replacePart(pattern.node, region, '')],
        },
      };
    }
  },
});
