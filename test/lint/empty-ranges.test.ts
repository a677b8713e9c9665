import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { emptyRanges } from '../../src/lint/empty-ranges.ts';
import { statementOf } from './statement-of.ts';

const N = 's3:max-keys';
const D = 'aws:CurrentTime';

test.for<[readonly [string, string] | undefined, object]>([
  [['10', '5'], { NumericGreaterThan: { [N]: '10' }, NumericLessThan: { [N]: '5' } }],
  [['10', '5'], { NumericGreaterThan: { [N]: 10 }, NumericLessThanEquals: { 'S3:MAX-KEYS': 5 } }],
  [['5', '5'], { NumericGreaterThanEquals: { [N]: '5' }, NumericLessThan: { [N]: '5' } }],
  [['5', '5.0'], { NumericEquals: { [N]: '5' }, NumericLessThan: { [N]: '5.0' } }],
  [['9', '7'], { NumericGreaterThan: { [N]: ['9', '12'] }, NumericLessThan: { [N]: ['7', '3'] } }],
  [['9', '3'], { NumericEquals: { [N]: '9' }, NumericLessThan: { [N]: '3' } }],
  [['9', '3'], { NumericGreaterThanIfExists: { [N]: '9' }, NumericLessThan: { [N]: '3' } }],
  [
    ['2026-02-01', '2026-01-31T23:59:59Z'],
    { DateGreaterThan: { [D]: '2026-02-01' }, DateLessThan: { [D]: '2026-01-31T23:59:59Z' } },
  ],
  [undefined, { NumericGreaterThanEquals: { [N]: '5' }, NumericLessThanEquals: { [N]: '5' } }],
  [undefined, { NumericGreaterThan: { [N]: '5' }, NumericLessThan: { [N]: '10' } }],
  [undefined, { NumericGreaterThan: { [N]: ['9', '2'] }, NumericLessThan: { [N]: '5' } }],
  [undefined, { NumericGreaterThan: { [N]: '9' }, NumericLessThan: { [N]: '<most>' } }],
  [undefined, { NumericGreaterThan: { [N]: '9' }, NumericLessThan: { [N]: 'many' } }],
  [undefined, { NumericGreaterThan: { [N]: '9' }, NumericLessThan: { [N]: [] } }],
  [undefined, { NumericNotEquals: { [N]: '9' }, NumericLessThan: { [N]: '3' } }],
  [undefined, { NumericEquals: { [N]: ['1', '9'] }, NumericLessThan: { [N]: '3' } }],
  [undefined, { NumericEquals: { [N]: '9' }, NumericEqualsIfExists: { [N]: '3' } }],
  [
    undefined,
    { NumericGreaterThan: { [N]: '9' }, NumericLessThan: { 'kms:RotationPeriodInDays': '3' } },
  ],
  [undefined, { NumericGreaterThanIfExists: { [N]: '9' }, NumericLessThanIfExists: { [N]: '3' } }],
])('%j for %j', ([expected, Condition]) => {
  const found = emptyRanges(statementOf({ Condition }), catalog);
  expect(found.map(({ lower, upper }) => [lower.text, upper.text])).toEqual(
    expected ? [expected] : [],
  );
});
