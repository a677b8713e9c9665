import {
  defineRule,
  isDeniedWithout,
  mfaTests,
  operator,
  replaceOperator,
  resultWhenAbsent,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/mfa-bool-deny-missing-key',
  title: 'Deny without MFA that long-term access keys get past',
  severity: 'error',
  rationale: `
    Requests signed with long-term access keys do not carry aws:MultiFactorAuthPresent at all. Bool is
    false on an absent key, so that a Deny for "false" leaves out just the callers who never used
    MFA: scripts and stolen access keys.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    skipsAccessKeys: {
      message: '`{operator}` does not deny requests that lack `{key}`',
      why: 'requests signed with long-term access keys lack it, so that they need no MFA',
      help: 'use `BoolIfExists`, which is true for them as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny for everybody without MFA, but for access keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], "Resource": "*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Bool\` does not deny requests that lack \`aws:MultiFactorAuthPresent\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"], "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }] }
`,
      },
      {
        title: 'the same, compared as a text',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
  "Condition": { "stringEquals": { "aws:MultiFactorAuthPresent": ["false"] } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`stringEquals\` does not deny requests that lack \`aws:MultiFactorAuthPresent\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
  "Condition": { "StringEqualsIfExists": { "aws:MultiFactorAuthPresent": ["false"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'IfExists takes in requests that lack the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "s3:DeleteObject", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": false } } }] }
`,
      },
      {
        title: 'a second Deny for access keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } },
  { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
      {
        title: 'an Allow, for which the absent key is as good as false',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:DeleteObject", "Resource": "*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const tests = mfaTests(context.policy);
    const sessionsOnly = new Set(
      tests.filter(({ asksFor }) => asksFor === 'present').map(({ statement }) => statement),
    );
    for (const { statement, clause, asksFor } of tests) {
      if (statement.effect !== 'Deny' || asksFor !== 'false') continue;
      if (sessionsOnly.has(statement) || resultWhenAbsent(clause) !== false) continue;
      if (isDeniedWithout(clause.key.value, statement, context)) continue;
      const plain = operator(clause.operator.name)?.name ?? 'Bool';
      const edit = replaceOperator(statement, clause, `${plain}IfExists`);
      yield {
        at: clause.key,
        message: 'skipsAccessKeys',
        data: { operator: clause.operator.node.value, key: clause.key.value },
        ...(edit && {
          fix: { grade: 'unsafe', title: 'deny requests without the key too', edits: [edit] },
        }),
      };
    }
  },
});
