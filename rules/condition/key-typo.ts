import { defineRule, faultyKeys, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-typo',
  title: 'Misspelt condition key',
  severity: 'error',
  rationale: `
    IAM accepts keys that it does not know. No request carries such a key, so that the test comes out
    the same for every request: false with most operators, true with negated ones and IfExists. A
    misspelt guard may so let everybody in, or nobody, and nothing says so.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    typo: {
      message: 'AWS has no condition key `{key}`',
      why: 'no request carries it, so that the test comes out the same for every request',
      help: 'did you mean `{meant}`?',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a letter in the name of a tag key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjctTag/team": "\${aws:PrincipalTag/team}" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~ AWS has no condition key \`s3:ExistingObjctTag/team\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
      {
        title: 'a guard that hits everybody',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestRegion": "eu-west-1" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~ AWS has no condition key \`aws:RequestRegion\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'other letter case, which AWS ignores in the names of keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "StringEquals": { "AWS:principaltag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, fault } of faultyKeys('typo', context)) {
      yield {
        at: clause.key,
        message: 'typo',
        data: { key: clause.key.value, meant: fault.meant },
        fix: renameKeyHere(clause, fault.meant),
      };
    }
  },
});
