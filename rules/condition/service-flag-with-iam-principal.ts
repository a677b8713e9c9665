import { defineRule, serviceFlagsOnIam } from '../../src/index.ts';

export default defineRule({
  id: 'condition/service-flag-with-iam-principal',
  title: 'Condition for AWS services in a statement for IAM principals',
  severity: 'error',
  rationale: `
    aws:PrincipalIsAWSService is true, and aws:PrincipalServiceName is there, only when an AWS
    service calls as itself, with a service principal. A user or a role never is one, also when it
    calls through a service. A statement for IAM principals that asks for a service matches nobody.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html',
  ],
  messages: {
    neverAllows: {
      message: 'no IAM principal passes the test of `{key}`, so `{operator}` never allows',
      why: 'only an AWS service that calls as itself does, and the statement is for users and roles',
      help: 'name the service under `Principal` as `Service`, or test `aws:ViaAWSService` or `kms:ViaService` for requests through a service',
    },
    neverDenies: {
      message: 'no IAM principal passes the test of `{key}`, so `{operator}` never denies',
      why: 'only an AWS service that calls as itself does, and the statement is for users and roles',
      help: 'name `*` under `Principal` in a policy of a resource, or test `aws:ViaAWSService` for requests through a service',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role that is to read through CloudFront',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:PrincipalServiceName": "cloudfront.amazonaws.com" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~ no IAM principal passes the test of \`aws:PrincipalServiceName\`, so \`StringEquals\` never allows
`,
      },
      {
        title: 'a guard in an identity policy, which no service has',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "s3:PutObject", "Resource": "*",
  "Condition": { "Bool": { "aws:PrincipalIsAWSService": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~ no IAM principal passes the test of \`aws:PrincipalIsAWSService\`, so \`Bool\` never denies
`,
      },
    ],
    valid: [
      {
        title: 'a Deny for everybody but services',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "BoolIfExists": { "aws:PrincipalIsAWSService": "false" },
    "StringNotEquals": { "aws:PrincipalOrgID": "o-example123" } } }] }
`,
      },
      {
        title: 'services among others',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111", "Service": "logging.s3.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:PrincipalIsAWSService": "true" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, clause } of serviceFlagsOnIam(policy)) {
      yield {
        at: clause.key,
        message: effect === 'Allow' ? 'neverAllows' : 'neverDenies',
        data: { key: clause.key.value, operator: clause.operator.node.value },
      };
    }
  },
});
