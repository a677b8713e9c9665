import { defineRule, isStarName, openEntries, type AccessLevel } from '../../src/index.ts';

export default defineRule({
  id: 'identity/write-unconstrained',
  title: 'Writing actions allowed without a limit',
  severity: 'info',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    A writing action on every resource can change and delete what belongs to other applications of the
    account. Where the action accepts ARNs or the tags of a resource, its reach can be that of its task.
    Whole services and the management of permissions have findings of their own.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
  ],
  messages: {
    unlimited: {
      message: 'every resource of the account may be changed by {actions}',
      why: 'a mistake or a leaked credential reaches what belongs to other applications',
      help: 'name the resources, or test their tags by `aws:ResourceTag`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'deleting in every table, and stopping by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["dynamodb:DeleteItem", "dynamodb:GetItem", "EC2:Stop*"] }] }
             ~~~~~~~~~~~~~~~~~~~~~ every resource of the account may be changed by \`dynamodb:DeleteItem\` and \`EC2:Stop*\`
`,
      },
    ],
    valid: [
      {
        title: 'one table, instances with a tag, and an action that names no resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "dynamodb:DeleteItem",
    "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders" },
  { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "lab" } } },
  { "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*" }] }
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~ every resource of the account may be changed by \`cloudwatch:PutMetricData\`
`,
      },
    ],
  },

  *check(context) {
    const entries = openEntries(
      context,
      ({ access, onlyStarResource }, { pattern }) =>
        isPlainWrite(access) && !onlyStarResource && !isStarName(pattern),
    );
    for (const { patterns } of entries) {
      const data = { actions: patterns.map(({ text }) => text) };
      yield { at: patterns[0].node, message: 'unlimited', data };
    }
  },
});

function isPlainWrite(access: readonly AccessLevel[]): boolean {
  return access.includes('Write') && !access.includes('Permissions management');
}
