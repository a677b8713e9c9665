import { expect, test } from 'vitest';
import { readOctets } from '../../src/term/octets.ts';

test.for<[string, string]>([
  ['', ''],
  ['YWJj', 'abc'],
  ['YWI=', 'ab'],
  ['YQ==', 'a'],
  ['/+8A', '\u00ff\u00ef\u0000'],
])('base64 `%s` is read', ([text, bytes]) => {
  expect(readOctets(text)).toBe(bytes);
});

test.for(['YWI', 'YWI==', 'Y===', '====', 'YW J', 'YWJ-', 'YW=j', 'ÄÄÄÄ'])(
  '`%s` is no base64',
  (text) => {
    expect(readOctets(text)).toBeUndefined();
  },
);

test('spare bits of the last digit do not count', () => {
  expect(readOctets('YR==')).toBe(readOctets('YQ=='));
});
