import { defineRule, isStarName, openEntries } from '../../src/index.ts';

export default defineRule({
  id: 'identity/resource-star-restrictable',
  title: 'Every resource, for actions that accept an ARN',
  severity: 'warning',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    Some actions know no resources and need the star; others accept the ARNs of what they are about.
    With the star in one statement for both, the latter get more than their task needs. Whole services
    and statements under a condition are left alone.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    star: {
      message: 'the resource is `*` where ARNs would fit {actions}',
      why: 'it reaches all resources of the account, and those of others that share theirs',
      help: 'name the ARNs, for example {forms}; leave actions that know no resources in a statement of their own',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an action that accepts ARNs beside one that does not',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["sqs:SendMessage", "sqs:ListQueues", "DynamoDB:Put*"], "Resource": ["*"] }] }
                                                                                 ~~~ the resource is \`*\` where ARNs would fit \`sqs:SendMessage\` and \`DynamoDB:Put*\`
`,
      },
    ],
    valid: [
      {
        title: 'a queue, and actions that know no resources',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sqs:SendMessage",
    "Resource": "arn:aws:sqs:us-east-1:111111111111:orders" },
  { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "cloudwatch:PutMetricData"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    const entries = openEntries(
      context,
      ({ resourceTypes }, { pattern }) =>
        !isStarName(pattern) && resourceTypes.some(({ required }) => required),
    );
    for (const { statement, patterns } of entries) {
      const star = statement.resource?.patterns.find(({ text }) => text === '*');
      if (!star) continue;
      const actions = patterns.map(({ text }) => text);
      const reached = (context.reached(statement) ?? []).find(
        ({ pattern }) => pattern === patterns[0],
      );
      const forms = (reached?.actions ?? []).flatMap(({ resourceTypes }) =>
        resourceTypes.filter(({ required }) => required).flatMap(({ type }) => type.arnTemplates),
      );
      const data = { actions, forms: forms.slice(0, 1).map(({ text }) => text) };
      yield { at: star.node, message: 'star', data };
    }
  },
});
