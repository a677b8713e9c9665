import { defineRule, elapsedTests } from '../../src/index.ts';

export default defineRule({
  id: 'condition/date-in-past',
  title: 'Test of the time of the request that time has settled',
  severity: 'warning',
  rationale: `
    Access for a while is granted by a date. When the date has passed, a test for "before" never holds
    again: the statement is dead, and who relied on it has lost access, or a guard. A test for "after"
    holds for ever and only looks like a limit. Tests of the age of a session are not reported.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-dates.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  ],
  messages: {
    neverAllows: {
      message: '`{date}` has passed, so this Allow grants nothing any more',
      why: 'no request carries an earlier `{key}` again',
      help: 'remove the statement, or set a later date',
    },
    neverDenies: {
      message: '`{date}` has passed, so this Deny stops nothing any more',
      why: 'no request carries an earlier `{key}` again',
      help: 'remove the statement, or set a later date',
    },
    holds: {
      message: '`{date}` has passed, so `{operator}` holds for every request',
      why: 'no request carries an earlier `{key}` again: the test limits nothing',
      help: 'remove the test if the statement is to stay',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a window that has closed, and a guard that has run out',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "2025-01-01T00:00:00Z" },
    "DateLessThan": { "aws:CurrentTime": "2025-07-01T00:00:00Z" } } },
                      ~~~~~~~~~~~~~~~~~ \`2025-07-01T00:00:00Z\` has passed, so this Allow grants nothing any more
  { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*", "Condition": {
    "NumericLessThan": { "aws:EpochTime": "1751328000" } } }] }
                         ~~~~~~~~~~~~~~~ \`1751328000\` has passed, so this Deny stops nothing any more
`,
      },
      {
        title: 'a start without an end',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "2025-01-01T00:00:00Z" } } }] }
                         ~~~~~~~~~~~~~~~~~ \`2025-01-01T00:00:00Z\` has passed, so \`DateGreaterThan\` holds for every request
`,
      },
    ],
    valid: [
      {
        title: 'an open window, and sessions that began before a date',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "2025-01-01T00:00:00Z" },
    "DateLessThan": { "aws:CurrentTime": "2027-07-01T00:00:00Z" } } },
  { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
    "DateLessThan": { "aws:TokenIssueTime": "2025-07-01T00:00:00Z" } } }] }
`,
      },
    ],
  },

  *check({ policy, now }) {
    for (const statement of policy.statements) {
      if (!statement.effect) continue;
      const dead = statement.effect === 'Allow' ? 'neverAllows' : 'neverDenies';
      for (const { clause, date, holds } of elapsedTests(statement, now)) {
        yield {
          at: clause.key,
          message: holds ? 'holds' : dead,
          data: { date, key: clause.key.value, operator: clause.operator.node.value },
        };
      }
    }
  },
});
