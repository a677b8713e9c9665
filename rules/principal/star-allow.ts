import { defineRule, hasPublicRule, openToAll } from '../../src/index.ts';

export default defineRule({
  id: 'principal/star-allow',
  title: 'Allow for everybody without a condition',
  severity: 'error',
  rationale: `
    The principal * is everybody: every account of AWS and callers without any. With nothing to limit
    it the resource is public. What strangers may do with a bucket is said by the rules s3/public-….
    Where it is meant, say so by suppressing the finding with a reason.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    open: {
      message: 'everybody is allowed {actions}',
      why: 'the principal `*` includes strangers without an AWS account, and no condition keeps them out',
      help: 'name the accounts or roles, or add a condition such as `aws:PrincipalOrgID`',
    },
  },
  types: ['bucket', 'resource'],
  examples: {
    invalid: [
      {
        title: 'a public queue',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
                                                                          ~~~ everybody is allowed \`sqs:SendMessage\`
  "Action": ["sqs:SendMessage"], "Resource": "arn:aws:sqs:us-east-1:111111111111:orders" } }
`,
      },
    ],
    valid: [
      {
        title: 'an Allow that a Deny keeps to one network, and one for an organization',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*",
    "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } },
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "execute-api:ManageConnections",
    "Resource": "execute-api:/*",
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, anyone } of openToAll(context.policy)) {
      const { conditions, action } = statement;
      if (conditions.length > 0 || hasPublicRule(statement, context)) continue;
      const texts = (action?.patterns ?? []).map(({ text }) => text);
      const actions = action?.negated === false ? texts : ['*'];
      yield { at: anyone.node, message: 'open', data: { actions } };
    }
  },
});
