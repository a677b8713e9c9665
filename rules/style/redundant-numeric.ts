import {
  defineRule,
  operator,
  valueText,
  type ConditionClause,
  type ConditionValue,
  type Operator,
} from '../../src/index.ts';

/** Which of several bounds counts: one value has to match, so the loosest decides. */
const LOOSER: ReadonlyMap<Operator['comparison'], (a: number, b: number) => boolean> = new Map([
  ['less-than', (a, b) => a > b],
  ['less-than-equals', (a, b) => a > b],
  ['greater-than', (a, b) => a < b],
  ['greater-than-equals', (a, b) => a < b],
]);

export default defineRule({
  id: 'style/redundant-numeric',
  title: 'Several numeric bounds of which one counts',
  severity: 'info',
  rationale: `
    Several values under one key are alternatives: a number has to be less than one of them, not than
    all. So the loosest bound decides and the others do nothing; whoever added a tighter one to the list
    changed nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  messages: {
    one: {
      message: 'of these bounds only `{bound}` counts',
      why: 'one match is enough, and what matches another bound matches this one too',
      help: 'keep the bound that was meant; for a tighter one remove `{bound}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tighter bound that was added to the list',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericLessThanEquals": { "s3:max-keys": ["1000", "100"] } } }] }
                                              ~~~~~~~~~~~~~~~ of these bounds only \`1000\` counts
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericLessThanEquals": { "s3:max-keys": "1000" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'values of which each counts, and a lower bound beside an upper one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericEquals": { "s3:max-keys": ["1", "100"] },
    "NumericGreaterThan": { "s3:max-keys": "0" },
    "NumericLessThan": { "s3:max-keys": ["1000"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      const bound = loosest(clause);
      if (!bound) continue;
      const edits = [{ at: clause.valuesAt, text: JSON.stringify(valueText(bound)) }];
      yield {
        at: clause.valuesAt,
        message: 'one',
        data: { bound: valueText(bound) },
        fix: { grade: 'safe', title: 'keep the bound that counts', edits },
      };
    }
  },
});

/** The value that decides; undefined unless there are several and all are plain whole numbers. */
function loosest({ operator: use, values }: ConditionClause): ConditionValue | undefined {
  const row = operator(use.name);
  const looser = row?.family === 'Numeric' ? LOOSER.get(row.comparison) : undefined;
  if (!looser || values.length < 2 || !values.every(isWhole)) return undefined;
  return values.reduce((best, value) => (looser(numberOf(value), numberOf(best)) ? value : best));
}

function isWhole(value: ConditionValue): boolean {
  const number = numberOf(value);
  return Number.isSafeInteger(number) && String(number) === valueText(value);
}

function numberOf(value: ConditionValue): number {
  return Number(valueText(value));
}
