import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstant } from '../../src/term/instant.ts';
import { instantText } from '../../src/term/instant-text.ts';

test.for([
  [0n, '1970-01-01T00:00:00Z'],
  [1_767_225_600n, '2026-01-01T00:00:00Z'],
  [951_782_400n, '2000-02-29T00:00:00Z'],
  [253_402_300_799n, '9999-12-31T23:59:59Z'],
  [253_402_300_800n, undefined],
  [-62_167_219_200n, '0000-01-01T00:00:00Z'],
  [-62_167_219_201n, undefined],
  [10n ** 30n, undefined],
] as const)('%s seconds are %s', ([seconds, expected]) => {
  expect(instantText(seconds)).toBe(expected);
});

test('what is written reads back as the same instant', () => {
  const second = fc.bigInt({ min: -62_167_219_200n, max: 253_402_300_799n });
  fc.assert(
    fc.property(second, (seconds) => {
      const read = readInstant(instantText(seconds) ?? '', 'seconds');
      expect(read).toEqual({ seconds, fraction: '' });
    }),
  );
});
