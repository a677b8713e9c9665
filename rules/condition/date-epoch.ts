import {
  asciiLower,
  defineRule,
  instantText,
  operator,
  plainValues,
  readEpochNumber,
  replaceString,
} from '../../src/index.ts';

/** The key that is a number of seconds in a request as well. */
const EPOCH_TIME = 'aws:epochtime';

export default defineRule({
  id: 'condition/date-epoch',
  title: 'Date written as a number',
  severity: 'info',
  rationale: `
    Date operators also take a number, the seconds since 1970. Nobody reads such a date in a review, and
    who takes milliseconds, as many languages do, writes a date some fifty thousand years ahead.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  ],
  messages: {
    seconds: {
      message: '`{value}` is a date in seconds since 1970',
      why: 'nobody reads it without a calculator',
      help: 'write `{date}`',
    },
    milliseconds: {
      message: '`{value}` is a date in milliseconds, which AWS reads as seconds',
      why: 'the date lies more than a thousand years ahead: a test for "before" always holds, one for "after" never',
      help: 'write `{date}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the beginning of July 2027',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": "1814400000" } } }] }
                                         ~~~~~~~~~~~~ \`1814400000\` is a date in seconds since 1970
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": "2027-07-01T00:00:00Z" } } }] }
`,
      },
      {
        title: 'the same in milliseconds',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": 1814400000000 } } }] }
                                         ~~~~~~~~~~~~~ \`1814400000000\` is a date in milliseconds, which AWS reads as seconds
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": "2027-07-01T00:00:00Z" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a key that is a number itself, and a year',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateGreaterThan": { "aws:EpochTime": "1767225600" },
    "DateLessThan": { "aws:CurrentTime": "2027" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      const isDate = operator(clause.operator.name)?.family === 'Date';
      if (!isDate || asciiLower(clause.key.value) === EPOCH_TIME) continue;
      for (const { node, text } of plainValues(clause)) {
        const epoch = readEpochNumber(text);
        const seconds = epoch?.unit === 'seconds' ? epoch.value : epoch && epoch.value / 1000n;
        const date = seconds === undefined ? undefined : instantText(seconds);
        if (!epoch || date === undefined) continue;
        yield {
          at: node,
          message: epoch.unit,
          data: { value: text, date },
          fix: {
            // AWS says that the number counts seconds; others read it as milliseconds.
            grade: 'unsafe',
            title: `write \`${date}\``,
            edits: [replaceString(node, date)],
          },
        };
      }
    }
  },
});
