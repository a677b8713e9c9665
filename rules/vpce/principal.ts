import {
  asciiLower,
  defineRule,
  hasGateway,
  readAwsPrincipal,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'vpce/principal',
  title: 'Principal that an endpoint policy does not take as meant',
  severity: 'error',
  types: ['endpoint'],
  rationale: `
    Requests through a VPC endpoint are those of users, roles and services that sign them: an endpoint
    policy names them by AWS, or everybody by the star. At gateway endpoints, those of Amazon S3 and
    Amazon DynamoDB, an account stands for its root user alone, and users and roles are shut out: there
    a condition on aws:PrincipalArn or aws:PrincipalAccount says who may pass.`,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  ],
  messages: {
    kind: {
      message: 'an endpoint policy has no principal of the kind `{kind}`',
      why: 'no request through the endpoint matches it',
      help: 'write `"Principal": "*"`, and tell callers apart by a condition',
    },
    account: {
      message: 'at a gateway endpoint `{account}` is the root user alone',
      why: 'users and roles of the account do not match it, and the endpoint is shut for them',
      help: 'write `"Principal": "*"` with `StringEquals` for `aws:PrincipalAccount`; at an interface endpoint the account is right',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a service',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sqs:*", "Resource": "*" } }
                            ~~~~~~~~~~~~~~~~~~~ an endpoint policy has no principal of the kind \`Service\`
`,
      },
      {
        title: 'an account, for Amazon S3',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:root"] },
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ at a gateway endpoint \`arn:aws:iam::111111111111:root\` is the root user alone
  "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'an account by a condition, and one at an interface endpoint',
        type: 'endpoint',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:PrincipalAccount": "111111111111" } } },
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "sqs:*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      const entries = statement.principal?.entries ?? [];
      const odd = entries.find(({ type }) => type !== '*' && type !== 'AWS');
      if (odd) yield { at: odd.node, message: 'kind', data: { kind: odd.type } };
      const account = entries.find(({ value }) => readAwsPrincipal(value).kind === 'account');
      if (!account || !isForGateway(statement)) continue;
      yield { at: account.node, message: 'account', data: { account: account.value } };
    }
  },
});

function isForGateway({ action }: Statement): boolean {
  const services = (action?.patterns ?? []).map(({ service }) => asciiLower(service ?? ''));
  return action?.negated === false && services.length > 0 && services.every(hasGateway);
}
