import { expect, test } from 'vitest';
import { fill, type WordData } from '../../src/lint/word.ts';

test.for<[string, WordData | undefined, string]>([
  ['nothing to fill', undefined, 'nothing to fill'],
  ['`{key}` of {count}', { key: 'aws:TagKeys', count: 3 }, '`aws:TagKeys` of 3'],
  ['{list}', { list: [] }, ''],
  ['{list}', { list: ['a'] }, '`a`'],
  ['{list}', { list: ['a', 'b'] }, '`a` and `b`'],
  ['{list}', { list: ['a', 'b', 'c'] }, '`a`, `b` and `c`'],
  ['{list}', { list: ['a', 'b', 'c', 'd', 'e'] }, '`a`, `b`, `c`, `d` and `e`'],
  ['{list}', { list: ['a', 'b', 'c', 'd', 'e', 'f'] }, '`a`, `b`, `c`, `d`, `e` and 1 more'],
  ['{unknown}', { known: 'x' }, '{unknown}'],
  ['{key}', { key: '{other}', other: 'x' }, '{other}'],
  ['{key}', { key: '$& $1 $$' }, '$& $1 $$'],
  ['{constructor} {__proto__}', {}, '{constructor} {__proto__}'],
  ['`"Null": { "{key}": "true" }`', { key: 'k' }, '`"Null": { "k": "true" }`'],
])('%j with %j: %j', ([template, data, text]) => {
  expect(fill(template, data)).toBe(text);
});
