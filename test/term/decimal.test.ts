import { describe, expect, test } from 'vitest';
import { compareDecimals, readDecimal } from '../../src/term/decimal.ts';

describe('a decimal', () => {
  test.for(['10', '-3', '0.50', '007', '1.000000000000000000001'])('reads %s', (text) => {
    expect(readDecimal(text)).toBeDefined();
  });

  test.for(['', ' 1', '1 ', '+1', '1e3', '0x10', '.5', '1.', '1,0', '--1', 'NaN', '١'])(
    'does not read `%s`',
    (text) => {
      expect(readDecimal(text)).toBeUndefined();
    },
  );

  test.for<[string, string, number]>([
    ['10', '10.0', 0],
    ['-0', '0.00', 0],
    ['010', '10', 0],
    ['9', '10', -1],
    ['9.99', '10', -1],
    ['-9', '-10', 1],
    ['-1', '1', -1],
    ['0.1', '0.09', 1],
    ['100000000000000000000000000001', '100000000000000000000000000002', -1],
    ['0.100000000000000000000000000001', '0.1', 1],
  ])('compares %s with %s exactly', ([left, right, sign]) => {
    const [one, two] = [readDecimal(left), readDecimal(right)];
    expect(one && two && Math.sign(compareDecimals(one, two))).toBe(sign);
  });
});
