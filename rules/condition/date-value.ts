import { defineRule, operator, plainValues, readInstant, replaceString } from '../../src/index.ts';

export default defineRule({
  id: 'condition/date-value',
  title: 'Date operator with a value that is no date',
  severity: 'error',
  rationale: `
    Date operators read ISO 8601: 2026-07-01T00:00:00Z, or the day alone. Other orders of day and month,
    names of months and days that the calendar does not have are no dates: AWS refuses them, or the test
    never comes out as meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  ],
  messages: {
    noDate: {
      message: '`{value}` is no date that AWS reads',
      why: '`{operator}` compares points in time: this value matches nothing',
      help: 'write it as in `2026-07-01T00:00:00Z` or `2026-07-01`',
    },
    noZone: {
      message: '`{value}` does not say in which time zone',
      why: 'the form of dates that AWS documents has a zone behind every time',
      help: 'add `Z` for UTC, or an offset such as `+02:00`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the order of another country, and a day that February lacks',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "01/07/2026" },
                                            ~~~~~~~~~~~~ \`01/07/2026\` is no date that AWS reads
    "DateLessThan": { "aws:CurrentTime": "2027-02-30" } } }] }
                                         ~~~~~~~~~~~~ \`2027-02-30\` is no date that AWS reads
`,
      },
      {
        title: 'a time of nowhere',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": "2027-06-30T23:59:59" } } }] }
                                         ~~~~~~~~~~~~~~~~~~~~~ \`2027-06-30T23:59:59\` does not say in which time zone
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateLessThan": { "aws:CurrentTime": "2027-06-30T23:59:59Z" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'an offset, a day, and seconds since 1970',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "DateGreaterThan": { "aws:CurrentTime": "2026-07-01T00:00:00+02:00" },
    "DateLessThan": { "aws:CurrentTime": "2027-07-01", "aws:EpochTime": "1814392800" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (operator(clause.operator.name)?.family !== 'Date') continue;
      for (const { node, text } of plainValues(clause)) {
        if (readInstant(text, 'seconds')) continue;
        const inUtc = `${text}Z`;
        const lacksZone = readInstant(inUtc, 'seconds') !== undefined;
        yield {
          at: node,
          message: lacksZone ? 'noZone' : 'noDate',
          data: { value: text, operator: clause.operator.node.value },
          ...(lacksZone && {
            fix: { grade: 'unsafe', title: 'say UTC', edits: [replaceString(node, inUtc)] },
          }),
        };
      }
    }
  },
});
