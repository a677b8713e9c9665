import {
  asciiLower,
  defineRule,
  isDeniedWithout,
  operator,
  replaceOperator,
  type ConditionClause,
} from '../../src/index.ts';

const KEY = 'aws:multifactorauthage';

export default defineRule({
  id: 'condition/mfa-age-missing-key',
  title: 'Deny by the age of MFA that callers without MFA get past',
  severity: 'warning',
  rationale: `
    aws:MultiFactorAuthAge is there only when the caller signed in with MFA. A Deny that compares the
    age is false without it: it ends the sessions of those who used MFA long ago, and leaves alone
    those who never did.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_s3_full-access-except-production.html',
  ],
  messages: {
    skipsWithoutMfa: {
      message: '`{operator}` does not deny requests that lack `{key}`',
      why: 'whoever signed in without MFA lacks it, and gets past this Deny',
      help: 'use `{operator}IfExists`, or deny as well when `Null` is `true` for `{key}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny for old sessions that spares callers without MFA',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/tax/*",
  "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } } }] }
                                         ~~~~~~~~~~~~~~~~~~~~~~~~ \`NumericGreaterThan\` does not deny requests that lack \`aws:MultiFactorAuthAge\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/tax/*",
  "Condition": { "NumericGreaterThanIfExists": { "aws:MultiFactorAuthAge": "3600" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a second Deny for callers without MFA',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/tax/*",
    "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/tax/*",
    "Condition": { "Null": { "aws:MultiFactorAuthAge": true } } }] }
`,
      },
      {
        title: 'an Allow of young sessions',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:DeleteObject", "Resource": "*",
  "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      if (statement.effect !== 'Deny') continue;
      const keys = [KEY, 'aws:MultiFactorAuthPresent'];
      if (keys.some((key) => isDeniedWithout(key, statement, context))) continue;
      for (const clause of statement.conditions.filter(isTestForOld)) {
        const name = clause.operator.node.value;
        const edit = replaceOperator(statement, clause, `${name}IfExists`);
        yield {
          at: clause.key,
          message: 'skipsWithoutMfa',
          data: { operator: name, key: clause.key.value },
          ...(edit && {
            fix: { grade: 'unsafe', title: 'deny requests without the key too', edits: [edit] },
          }),
        };
      }
    }
  },
});

function isTestForOld({ key, operator: use }: ConditionClause): boolean {
  const row = operator(use.name);
  return (
    asciiLower(key.value) === KEY &&
    (row?.comparison === 'greater-than' || row?.comparison === 'greater-than-equals') &&
    !use.ifExists
  );
}
