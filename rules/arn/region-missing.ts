import { defineRule, judgeForm, namedArns } from '../../src/index.ts';

export default defineRule({
  id: 'arn/region-missing',
  title: 'ARN without the Region that its type needs',
  severity: 'error',
  rationale: `
    Regional resources, such as keys and queues, have their Region in the ARN. An empty field is no
    wildcard: it stands for nothing, and the entry matches no resource.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    empty: {
      message: '`{text}` has no Region',
      why: 'an empty field is no wildcard: every such resource of `{service}` has its Region there, and this entry matches none',
      help: 'write the Region between the third and the fourth colon, or `*` for every Region',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a table everywhere and nowhere',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "dynamodb:Query",
  "Resource": "arn:aws:dynamodb::111111111111:table/orders" } }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:dynamodb::111111111111:table/orders\` has no Region
`,
      },
    ],
    valid: [
      {
        title: 'a bucket, a distribution and a Multi-Region Access Point, which have none',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "cloudfront:GetDistribution"], "Resource": [
  "arn:aws:s3:::lab/*", "arn:aws:cloudfront::111111111111:distribution/*",
  "arn:aws:s3::111111111111:accesspoint/mfzwi23gnjvgw.mrap/object/*"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const arn of namedArns(policy)) {
      const { region, service, pattern } = arn;
      if (region.text !== '') continue;
      if (judgeForm(arn, catalog, (form) => form.region === '') !== 'refused') continue;
      yield {
        at: pattern.node,
        message: 'empty',
        data: { text: pattern.text, service: service.text },
      };
    }
  },
});
