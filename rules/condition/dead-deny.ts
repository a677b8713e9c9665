import { deadStatements, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'condition/dead-deny',
  title: 'Deny that can match no request',
  severity: 'error',
  needs: 'solver',
  rationale: `
    All conditions of a statement must hold at once. Some keys are never in a request together, and
    some follow from who calls: then the Deny stops nothing, and the guard that the policy seems to have
    does not exist. This is proved for all requests, not guessed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    nothing: {
      message: 'no request can pass {tests} together, so this never denies',
      why: 'all conditions of a statement must hold at once: this Deny stops nothing',
      help: 'give each its own Deny',
    },
    principal: {
      message: 'no request by the named principals can pass {tests}, so this never denies',
      why: 'what is tested follows from who calls: this Deny stops nothing',
      help: 'write `"Principal": "*"` and leave it to the condition, or remove the condition',
    },
    ground: {
      message: 'no request that the other elements match can pass {tests}, so this never denies',
      why: 'all parts of a statement must hold at once: this Deny stops nothing',
      help: 'change the condition or the element that it contradicts',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny for the wrong address and for the wrong endpoint, in one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" },
    "Null": { "aws:SourceIp": "false", "aws:SourceVpce": "false" } } }] }
              ~~~~~~~~~~~~~~ no request can pass \`Null aws:SourceIp\` and \`Null aws:SourceVpce\` together, so this never denies
`,
      },
      {
        title: 'a Deny for one role, unless it is this role',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/reader" } } }] }
                                   ~~~~~~~~~~~~~~~~~~ no request by the named principals can pass \`ArnNotEquals aws:PrincipalArn\`, so this never denies
`,
      },
      {
        title: 'a folder by a tag, for who lacks the tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*",
  "Condition": { "Null": { "aws:PrincipalTag/team": "true" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~ no request that the other elements match can pass \`Null aws:PrincipalTag/team\`, so this never denies
`,
      },
    ],
    valid: [
      {
        title: 'a Deny that a request without either key meets',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" },
    "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" },
    "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, at, beside, data, labels } of deadStatements(context)) {
      if (statement.effect === 'Deny') yield { at, message: beside, data, labels };
    }
  },
});
