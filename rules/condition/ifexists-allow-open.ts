import {
  defineRule,
  demandedKeys,
  openTestFindings,
  openTestMessages,
  requireKey,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/ifexists-allow-open',
  title: 'Allow whose only limit ends in IfExists on an optional key',
  severity: 'warning',
  rationale: `
    IfExists makes a test true for requests without the key. Where nothing else limits the statement
    and the caller decides whether the key is there, leaving it out is all it takes to be allowed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: openTestMessages(
    '`IfExists` makes the test true without it',
    'drop `IfExists`, or add a test that `Null` is `false` for `{key}`',
  ),
  examples: {
    invalid: [
      {
        title: 'own objects only, and every object without a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEqualsIfExists": {
    "s3:ExistingObjectTag/owner": "\${aws:username}" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringEqualsIfExists\` allows requests without \`s3:ExistingObjectTag/owner\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Null": { "s3:ExistingObjectTag/owner": "false" }, "StringEqualsIfExists": {
    "s3:ExistingObjectTag/owner": "\${aws:username}" } } }] }
`,
      },
      {
        title: 'MFA for sessions, none for long-term access keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`BoolIfExists\` allows requests without \`aws:MultiFactorAuthPresent\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "Null": { "aws:MultiFactorAuthPresent": "false" }, "BoolIfExists": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a second test that such requests do not pass',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringLikeIfExists": { "s3:prefix": "home/*" },
    "StringEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
      {
        title: 'a key of which AWS does not say that an action may lack it',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:*", "Resource": "*",
  "Condition": { "StringLikeIfExists": { "ec2:InstanceType": "t3.*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const mixed = new Set(context.constantTests().map(({ clause }) => clause));
    yield* openTestFindings(context, {
      opening: 'if-exists',
      // IfExists is also how one statement covers actions with and without a key.
      isMeant: ({ statement, clause, optional }) =>
        demandedKeys(statement).size > 0 || (mixed.has(clause) && !optional.isLabel),
      fix: ({ statement, clause }) => requireKey(statement, clause),
    });
  },
});
