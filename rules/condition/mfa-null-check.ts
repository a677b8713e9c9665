import { defineRule, mfaTests, replaceOperator } from '../../src/index.ts';

export default defineRule({
  id: 'condition/mfa-null-check',
  title: 'Test for MFA that only looks whether the key is there',
  severity: 'warning',
  rationale: `
    aws:MultiFactorAuthPresent is in every request that temporary credentials sign, with the value
    "false" when the session was started without MFA. Its presence tells temporary credentials from
    long-term access keys, and says nothing about MFA.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    allowsSessions: {
      message: 'that `{key}` is there does not mean that the caller used MFA',
      why: 'role sessions carry it with the value `false`, and this Allow admits them',
      help: 'test the value: `Bool` is `true` for `{key}`',
    },
    skipsSessions: {
      message: 'a request without MFA may well carry `{key}`',
      why: 'role sessions carry it with the value `false`, and this Deny spares them',
      help: 'test the value: `BoolIfExists` is `false` for `{key}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an Allow for every role session, with MFA or not',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "Null": { "aws:MultiFactorAuthPresent": "false" } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ that \`aws:MultiFactorAuthPresent\` is there does not mean that the caller used MFA
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }] }
`,
      },
      {
        title: 'a Deny that role sessions without MFA get past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "Null": { "aws:MultiFactorAuthPresent": true } } }] }
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a request without MFA may well carry \`aws:MultiFactorAuthPresent\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'presence of the age, which only MFA brings',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } }] }
`,
      },
      {
        title: 'presence and value, each in a Deny of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*",
    "Condition": { "Null": { "aws:MultiFactorAuthPresent": "true" } } },
  { "Effect": "Deny", "Action": "ec2:TerminateInstances", "Resource": "*",
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const tests = mfaTests(policy);
    const byValue = tests.filter(({ asksFor }) => asksFor === 'true' || asksFor === 'false');
    const tested = new Set(byValue.map(({ statement }) => statement));
    const isDenied = byValue.some(({ statement }) => statement.effect === 'Deny');
    for (const { statement, clause, asksFor } of tests) {
      const isDeny = statement.effect === 'Deny';
      if (asksFor !== (isDeny ? 'absent' : 'present') || !statement.effect) continue;
      if (isDeny ? isDenied : tested.has(statement)) continue;
      const edit = replaceOperator(statement, clause, isDeny ? 'BoolIfExists' : 'Bool');
      const value = { at: clause.valuesAt, text: isDeny ? '"false"' : '"true"' };
      yield {
        at: clause.key,
        message: isDeny ? 'skipsSessions' : 'allowsSessions',
        data: { key: clause.key.value },
        ...(edit && {
          fix: { grade: 'unsafe', title: 'test the value of the key', edits: [edit, value] },
        }),
      };
    }
  },
});
