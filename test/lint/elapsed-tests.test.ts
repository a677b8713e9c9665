import { expect, test } from 'vitest';
import { elapsedTests } from '../../src/lint/elapsed-tests.ts';
import { statementOf } from './statement-of.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const T = 'aws:CurrentTime';
const E = 'AWS:EpochTime';

test.for<[object, readonly (readonly [date: string, holds: boolean])[]]>([
  [{ DateLessThan: { [T]: '2025-12-31' } }, [['2025-12-31', false]]],
  [{ DateLessThanEquals: { [T]: ['2024', '2025-06-01'] } }, [['2025-06-01', false]]],
  [{ DateEquals: { [T]: '2025-12-31' } }, [['2025-12-31', false]]],
  [{ DateNotEquals: { [T]: '2025-12-31' } }, [['2025-12-31', true]]],
  [{ DateGreaterThan: { [T]: '2025-12-31' } }, [['2025-12-31', true]]],
  [{ DateGreaterThan: { [T]: ['2025-12-31', '2027'] } }, [['2025-12-31', true]]],
  [{ DateLessThan: { [E]: '1735689600' } }, [['1735689600', false]]],
  [{ NumericLessThan: { [E]: 1735689600 } }, [['1735689600', false]]],
  [{ NumericGreaterThanEquals: { [E]: '1735689600.5' } }, [['1735689600.5', true]]],
  [
    { DateGreaterThan: { [T]: '2024-01-01' }, DateLessThan: { [T]: '2025-01-01' } },
    [['2025-01-01', false]],
  ],
  [{ DateGreaterThan: { [T]: '2025-01-01' }, DateLessThan: { [T]: '2027-01-01' } }, []],
  [{ DateLessThan: { [T]: ['2025-01-01', '2027-01-01'] } }, []],
  [{ DateLessThan: { [T]: ['2025-01-01', '<date>'] } }, []],
  [{ DateLessThan: { [T]: '2026-01-01T00:00:00Z' } }, []],
  [{ DateGreaterThan: { [T]: '2027' } }, []],
  [{ DateLessThan: { [T]: 'yesterday' } }, []],
  [{ DateLessThan: { [T]: [] } }, []],
  [{ DateLessThan: { 'aws:TokenIssueTime': '2025-01-01' } }, []],
  [{ StringEquals: { [T]: '2025-01-01' } }, []],
  [{ 'ForAllValues:DateLessThan': { [T]: '2025-01-01' } }, []],
])('%j', ([Condition, expected]) => {
  const found = elapsedTests(statementOf({ Condition }), NOW);
  expect(found.map(({ date, holds }) => [date, holds])).toEqual(expected);
});
