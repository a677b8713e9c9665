import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactSize } from '../../src/policy/compact-size.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';

function sizeOf(text: string): object {
  const { root } = parseJson(text);
  return root ? compactSize(root) : {};
}

test.for<[string, number, number]>([
  ['{ "Version" : "2012-10-17" }', 24, 24],
  ['[ 1.50, true ,\n null , {} ]', 19, 19],
  ['{"Sid":"größe"}', 15, 17],
  ['{"Sid":"\u{1F511}"}', 11, 14],
  ['"\\u0041\\/"', 4, 4],
])('%s has %d characters and %d bytes', ([text, characters, bytes]) => {
  expect(sizeOf(text)).toEqual({ characters, bytes });
});

test('the size is that of the text without blanks', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const text = JSON.stringify(value);
      const size = { characters: Array.from(text).length, bytes: Buffer.byteLength(text) };
      expect(sizeOf(JSON.stringify(value, undefined, 2))).toEqual(size);
    }),
  );
});
