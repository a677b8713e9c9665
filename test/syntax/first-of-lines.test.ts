import { expect, test } from 'vitest';
import { firstOfLines } from '../../src/syntax/first-of-lines.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

function lines(text: string): readonly number[] {
  const shown = firstOfLines(text, parseJson(text).problems);
  return shown.map(({ at }) => text.slice(0, at.start).split('\n').length);
}

test('of each line only the first fault is shown', () => {
  expect(lines(`{'a': x y z,\n 'b': 1}`)).toEqual([1, 2]);
});

test('of a text that is broken all over only the beginning is shown', () => {
  expect(lines('"a" : ;;;\n'.repeat(60))).toHaveLength(10);
});

test('a sound text has none', () => expect(lines('{"a": 1}')).toEqual([]));
