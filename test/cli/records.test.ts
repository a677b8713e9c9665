import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordSplitter, type JsonRecord } from '../../src/cli/records.ts';

/** Feeds a text in pieces of a size that cuts through strings, escapes and characters. */
function split(text: string, size = 3): readonly JsonRecord[] {
  const bytes = Buffer.from(text);
  const splitter = new RecordSplitter();
  const records: JsonRecord[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    records.push(...splitter.push(bytes.subarray(from, from + size)));
  }
  return [...records, ...splitter.end()];
}

describe('a stream gives its values', () => {
  test.for([
    ['one value', '{"a":1}', ['{"a":1}']],
    ['one value over several lines', '{\n "a": 1\n}\n', ['{\n "a": 1\n}']],
    ['a value on each line', '{"a":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['a value on each line, CRLF', '{"a":1}\r\n{"a":2}\r\n', ['{"a":1}', '{"a":2}']],
    ['the items of an array', '[{"a":1},\n {"a":2}]', ['{"a":1}', '{"a":2}']],
    ['brackets in strings', '{"a":"}{[\\"]"}\n{"b":"\\\\"}', ['{"a":"}{[\\"]"}', '{"b":"\\\\"}']],
    ['no value', ' \n', []],
    ['an empty array', '[]', []],
    ['a byte order mark', '\uFEFF{"a":1}', ['{"a":1}']],
    ['a value that is never closed', '{"a":[1', ['{"a":[1\n']],
    ['text that is no value', 'oops\n{"a":1}', ['oops', '{"a":1}']],
  ] as const)('%s', ([, text, expected]) => {
    expect(split(text).map((record) => record.text)).toEqual(expected);
  });

  test('with the lines on which they begin', () => {
    expect(split('\n{"a":\n1}\n\n{"b":2}').map(({ line }) => line)).toEqual([2, 5]);
  });

  test('however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.object(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (values, size) => {
          const lines = values.map((value) => JSON.stringify(value));
          expect(split(lines.join('\n'), size).map(({ text }) => text)).toEqual(lines);
          expect(split(JSON.stringify(values), size).map(({ text }) => text)).toEqual(lines);
        },
      ),
    );
  });
});
