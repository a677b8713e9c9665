import { defineRule, removeTest, settledTests } from '../../src/index.ts';

export default defineRule({
  id: 'condition/redundant-key-wildcard',
  title: 'Pattern for any value that every request passes',
  severity: 'info',
  rationale: `
    A star matches every value. Where a request without the key passes as well, or no request lacks it,
    the test is always true: it looks like a limit and is none.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  ],
  messages: {
    always: {
      message: '`{operator}` with any value of `{key}` holds for every request',
      why: 'the test limits the statement in no way',
      help: 'remove it, or write the values that are meant',
    },
  },
  examples: {
    invalid: [
      {
        title: 'any team or none, and any Region',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringLikeIfExists": { "aws:RequestTag/team": "*" },
                                                          ~~~~~~~~~~~~~~~~~~~~~ \`StringLikeIfExists\` with any value of \`aws:RequestTag/team\` holds for every request
    "StringLike": { "aws:RequestedRegion": "*", "aws:PrincipalTag/team": "red-*" } } }] }
                    ~~~~~~~~~~~~~~~~~~~~~ \`StringLike\` with any value of \`aws:RequestedRegion\` holds for every request
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": "red-*" } } }] }
`,
      },
      {
        title: 'the only test of a statement',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "IpAddressIfExists": {
    "aws:SourceIp": ["0.0.0.0/0", "::/0"] } } }] }
    ~~~~~~~~~~~~~~ \`IpAddressIfExists\` with any value of \`aws:SourceIp\` holds for every request
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'any value of a key that requests may lack',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "StringLike": { "aws:PrincipalTag/team": "*" },
    "IpAddressIfExists": { "aws:SourceIp": "0.0.0.0/0" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, result, isSure } of settledTests(context)) {
      if (result !== 'always') continue;
      const edit = removeTest(statement, clause);
      yield {
        at: clause.key,
        message: 'always',
        data: { operator: clause.operator.node.value, key: clause.key.value },
        ...(edit && {
          fix: { grade: isSure ? 'safe' : 'unsafe', title: 'remove the test', edits: [edit] },
        }),
      };
    }
  },
});
