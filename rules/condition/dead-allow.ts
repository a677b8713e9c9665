import { defineRule, deadStatements, namesOf, overruledAllows } from '../../src/index.ts';

export default defineRule({
  id: 'condition/dead-allow',
  title: 'Allow that can match no request',
  severity: 'error',
  needs: 'solver',
  rationale: `
    All conditions of a statement must hold at once, and so must its principal and its resource. Some
    keys are never in a request together, and some follow from who calls: then the Allow grants
    nothing, and whoever waits for the access looks for the mistake elsewhere. An Allow of which a Deny
    of the same policy leaves nothing is no better. Both are proved for all requests, not guessed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  messages: {
    nothing: {
      message: 'no request can pass {tests} together, so this never allows',
      why: 'all conditions of a statement must hold at once: this Allow grants nothing',
      help: 'give each its own statement, or remove what is not meant',
    },
    principal: {
      message: 'no request by the named principals can pass {tests}, so this never allows',
      why: 'what is tested follows from who calls: this Allow grants nothing',
      help: 'name in the principal whom the condition asks for, or remove the condition',
    },
    ground: {
      message: 'no request that the other elements match can pass {tests}, so this never allows',
      why: 'all parts of a statement must hold at once: this Allow grants nothing',
      help: 'change the condition or the element that it contradicts',
    },
    overruled: {
      message: 'every request that this allows is denied by {denies}',
      why: 'a Deny wins over any Allow: this Allow grants nothing',
      help: 'narrow the Deny, or remove the Allow',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the address of the office, and the endpoint of a VPC',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" },
                                ~~~~~~~~~~~~~~ no request can pass \`IpAddress aws:SourceIp\` and \`StringEquals aws:SourceVpce\` together, so this never allows
    "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" },
    "Bool": { "aws:SecureTransport": "true" } } }] }
`,
      },
      {
        title: 'a role that must be another one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin-*" } } }] }
                              ~~~~~~~~~~~~~~~~~~ no request by the named principals can pass \`ArnLike aws:PrincipalArn\`, so this never allows
`,
      },
      {
        title: 'a folder by the name of a user, for who is none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/\${aws:username}/*",
  "Condition": { "Null": { "aws:username": "true" } } }] }
                           ~~~~~~~~~~~~~~ no request that the other elements match can pass \`Null aws:username\`, so this never allows
`,
      },
      {
        title: 'uploads that two Denies leave nothing of',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::lab/in/*" },
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ every request that this allows is denied by \`ReadOnly\` and \`statement 3\`
  { "Sid": "ReadOnly", "Effect": "Deny", "Action": "s3:Put*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the same keys where a request may lack one, and a Deny that leaves something',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "IpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" },
      "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } },
  { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, at, beside, data, labels } of deadStatements(context)) {
      if (statement.effect === 'Allow') yield { at, message: beside, data, labels };
    }
    for (const { statement, by } of overruledAllows(context)) {
      yield {
        at: statement,
        message: 'overruled',
        data: { denies: namesOf(by) },
        labels: by.map(({ at }) => ({ at, message: 'denies it' })),
      };
    }
  },
});
