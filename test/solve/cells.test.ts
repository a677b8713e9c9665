import { describe, expect, test } from 'vitest';
import { addressCells } from '../../src/solve/address-cells.ts';
import type { Cells } from '../../src/solve/cells.ts';
import { decimalCells } from '../../src/solve/decimal-cells.ts';
import { instantCells } from '../../src/solve/instant-cells.ts';
import { readDecimal } from '../../src/term/decimal.ts';
import { readInstant } from '../../src/term/instant.ts';
import { readNetwork } from '../../src/term/network.ts';

/* What the bounds of conditions cut the values of a type into. */

function networks(...texts: readonly string[]): Cells {
  return addressCells(texts.flatMap((text) => readNetwork(text, 128) ?? []));
}

function numbers(...texts: readonly string[]): Cells {
  return decimalCells(texts.flatMap((text) => readDecimal(text) ?? []));
}

function dates(...texts: readonly string[]): Cells {
  return instantCells(
    texts.flatMap((text) => readInstant(text, 'seconds') ?? []),
    'seconds',
  );
}

/** Cells, and texts of each of them: those of a row are alike, and those of two rows are not. */
const TABLE: readonly (readonly [string, Cells, readonly (readonly string[])[]])[] = [
  [
    'a network ends where the next one begins',
    networks('10.0.0.0/8'),
    [
      ['0.0.0.0', '9.255.255.255'],
      ['10.0.0.0', '10.255.255.255'],
      ['11.0.0.0', '255.255.255.255'],
      ['::', '::ffff:ffff', 'ffff::'],
      ['x', '', '10'],
    ],
  ],
  [
    'a network within another',
    networks('10.0.0.0/8', '10.0.0.1/32'),
    [['9.255.255.255'], ['10.0.0.0'], ['10.0.0.1'], ['10.0.0.2', '10.255.255.255'], ['11.0.0.0']],
  ],
  [
    'a network is cut off at its prefix',
    networks('10.0.0.7/30'),
    [['10.0.0.3'], ['10.0.0.4', '10.0.0.7'], ['10.0.0.8']],
  ],
  [
    'all addresses of one family are none of the other',
    networks('0.0.0.0/0', '2001:db8::/32'),
    [
      ['0.0.0.0', '255.255.255.255'],
      ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '::'],
      ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
      ['2001:db9::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ],
  ],
  [
    'numbers: each bound, and what lies around it',
    numbers('10', '9.5'),
    [
      ['9.49', '-10', '0'],
      ['9.5', '9.50'],
      ['9.51', '9.999'],
      ['10', '10.0'],
      ['10.01', '11'],
      ['ten', ''],
    ],
  ],
  [
    'numbers below zero',
    numbers('-1'),
    [
      ['-1.01', '-2'],
      ['-1', '-1.0'],
      ['-0.99', '0', '1'],
    ],
  ],
  [
    'dates: each bound, and what lies around it',
    dates('2026-01-01T00:00:00Z'),
    [
      ['2025-12-31T23:59:59.9Z', '2025-12-31'],
      ['2026-01-01T00:00:00Z', '2026-01-01', '1767225600', '2026-01-01T01:00:00+01:00'],
      ['2026-01-01T00:00:00.1Z', '2027-01-01'],
      ['2026-02-30', 'x'],
    ],
  ],
];

describe.each(TABLE)('%s', (_, cells, rows) => {
  test('texts of one cell are alike, and of two are not', () => {
    const found = rows.map((row) => new Set(row.map((text) => cells.cellOf(text))));
    expect(found.map(({ size }) => size)).toEqual(rows.map(() => 1));
    expect(new Set(found.flatMap((one) => [...one])).size).toBe(rows.length);
  });

  test('the texts of a cell are in it, and of a cell without others there are no others', () => {
    for (const [index, { texts, isExhausted }] of cells.cells.entries()) {
      expect(texts.map((text) => cells.cellOf(text))).toEqual(texts.map(() => index));
      const known = rows.flat().filter((text) => cells.cellOf(text) === index);
      if (isExhausted) expect(texts).toEqual(expect.arrayContaining(known));
    }
  });
});
