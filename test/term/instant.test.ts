import { describe, expect, test } from 'vitest';
import { compareInstants, readInstant } from '../../src/term/instant.ts';

describe('an instant', () => {
  test.for<[string, string]>([
    ['2024-03-01T00:00:00Z', '2024-03-01'],
    ['2024', '2024-01-01'],
    ['2024-03', '2024-03-01T00:00Z'],
    ['2024-03-01T01:00:00+01:00', '2024-03-01'],
    ['2024-02-29T23:30:00-00:30', '2024-03-01'],
    ['1709251200', '2024-03-01'],
    ['0', '1970-01-01'],
    ['2024-03-01T00:00:00.500Z', '2024-03-01T00:00:00.5Z'],
  ])('is the same as %s and as %s', ([left, right]) => {
    expect(compare(left, right)).toBe(0);
  });

  test.for<[string, string]>([
    ['2024-02-29T23:59:59Z', '2024-03-01'],
    ['1969-12-31T23:59:59.9Z', '1970-01-01'],
    ['2024-03-01T00:00:00.4999Z', '2024-03-01T00:00:00.5Z'],
    ['0001-01-01', '9999-12-31T23:59:59Z'],
    ['1709251199', '2024-03-01'],
    ['99999999999999999999', '100000000000000000000'],
  ])('%s comes before %s', ([left, right]) => {
    expect(compare(left, right)).toBe(-1);
    expect(compare(right, left)).toBe(1);
  });

  test.for([
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-01',
    '2024-01-01T24:00:00Z',
    '2024-01-01T23:59:60Z',
    '2024-01-01T00:00:00',
    '2024-01-01T00:00:00+24:00',
    '2024-01-01 00:00:00Z',
    '2024-1-1',
    '-1',
    '1e9',
    '',
    'now',
    '20240101T000000Z',
  ])('does not read `%s`', (text) => {
    expect(readInstant(text, 'seconds')).toBeUndefined();
  });

  test('written as a number can be in milliseconds', () => {
    const milliseconds = readInstant('1709251200500', 'milliseconds');
    expect(milliseconds).toEqual({ seconds: 1_709_251_200n, fraction: '5' });
    expect(readInstant('7', 'milliseconds')).toEqual({ seconds: 0n, fraction: '007' });
  });
});

function compare(left: string, right: string): number | undefined {
  const [one, two] = [readInstant(left, 'seconds'), readInstant(right, 'seconds')];
  return one && two && compareInstants(one, two);
}
