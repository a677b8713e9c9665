import { asciiLower, defineRule, hasPublicRule, openToAll } from '../../src/index.ts';

export default defineRule({
  id: 'principal/star-allow-weak-condition',
  title: 'Allow for everybody whose conditions do not limit who calls',
  severity: 'error',
  rationale: `
    A condition beside the principal * helps only if it asks for what strangers cannot have: an
    account, an organization, a network. Transport, headers, the service in between, the account of
    the resource and a test that something is different leave the resource open to everybody.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    weak: {
      message: 'everybody is allowed, since nothing in {keys} limits who calls',
      why: 'strangers meet these conditions as easily as your own callers do',
      help: 'demand a value of a key such as `aws:PrincipalOrgID`, `aws:PrincipalAccount`, `aws:SourceArn` or `aws:SourceVpce`, with a positive operator',
    },
  },
  types: ['bucket', 'key', 'resource'],
  examples: {
    invalid: [
      {
        title: 'encrypted in transit, and public',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
                                                                          ~~~ everybody is allowed, since nothing in \`aws:SecureTransport\` limits who calls
  "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111111111111:orders",
  "Condition": { "Bool": { "aws:SecureTransport": "true" } } } }
`,
      },
      {
        title: 'everybody but one account, and every address',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
                                                                                   ~~~ everybody is allowed, since nothing in \`aws:PrincipalAccount\` and \`aws:SourceIp\` limits who calls
  "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111111111111:orders",
  "Condition": { "StringNotEquals": { "aws:PrincipalAccount": "222222222222" },
    "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'one key that strangers cannot have is enough',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111111111111:orders",
  "Condition": { "Bool": { "aws:SecureTransport": "true" },
    "ArnLike": { "aws:SourceArn": "arn:aws:sns:us-east-1:111111111111:orders" } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, anyone } of openToAll(context.policy)) {
      const keys = [...new Set(statement.conditions.map(({ key }) => key.value))];
      if (keys.length === 0 || hasPublicRule(statement, context)) continue;
      if (context.policy.type === 'key' && keys.some(isViaService)) continue;
      yield { at: anyone.node, message: 'weak', data: { keys } };
    }
  },
});

/** Keys of AWS KMS that everybody may use through a service have a rule of their family. */
function isViaService(key: string): boolean {
  return asciiLower(key) === 'kms:viaservice';
}
