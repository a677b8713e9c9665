import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { eventsOf } from '../../src/cli/event-source.ts';
import { EventSplitter, type EventPiece } from '../../src/cli/event-splitter.ts';
import { processIo } from '../../src/cli/io.ts';
import { recordCases } from '../explain/event-fixtures.ts';

const io = processIo();
const folder = mkdtempSync(join(tmpdir(), 'keyproof-events-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bytes in pieces of a size that cuts through strings, escapes and characters. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function* stream(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes, size);
}

/** What each event is, `kind@line`. */
async function read(content: string | Uint8Array, size = 7): Promise<readonly string[]> {
  const stdin = stream(Buffer.from(content), size);
  const found: string[] = [];
  for await (const { event, line } of eventsOf('-', { ...io, folder, stdin })) {
    found.push(`${event.kind}@${line}`);
  }
  return found;
}

const record = JSON.stringify({
  eventTime: '2026-03-02T10:15:30Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  userIdentity: { type: 'Unknown' },
  errorMessage: 'a "quoted" } ] , { text',
});
const file = `{"Records":[${record},${record}]}`;

describe('events are found in', () => {
  test.for<[string, string, readonly string[]]>([
    ['one record', record, ['record@1']],
    ['a list', `[\n${record},\n${record}]`, ['record@2', 'record@3']],
    ['a file of AWS CloudTrail', file, ['record@1', 'record@1']],
    [
      'files one after the other',
      `${file}${file}\n${file}`,
      ['record@1', 'record@1', 'record@1', 'record@1', 'record@2', 'record@2'],
    ],
    [
      'a file with more than its records',
      `{ "Events" :\n [${record}], "NextToken": "]}{", "x": {"y": [1]} }\n${record}`,
      ['record@2', 'record@3'],
    ],
    ['a record on each line', `${record}\r\n${record}\r\n`, ['record@1', 'record@2']],
    ['a record over several lines', JSON.stringify(JSON.parse(record), null, 2), ['record@1']],
    ['a file whose records come last', `{"a":1,"Records":[${record}]}`, ['record@1']],
    ['no bytes', '', []],
    ['an empty file of AWS CloudTrail', '{"Records":[]}', []],
    ['a byte order mark', `\uFEFF${file}`, ['record@1', 'record@1']],
    ['a record that is cut', `{"Records":[${record.slice(0, 50)}`, ['invalid@1']],
    ['a message', 'Access Denied', ['message@1']],
    ['messages on lines', 'Access Denied\nForbidden\n', ['message@1', 'message@2']],
    [
      'a message over several lines',
      'An error occurred (AccessDenied) when calling\nthe GetObject operation:\nAccess Denied\n\nForbidden',
      ['message@1', 'message@5'],
    ],
    [
      'messages of users on lines',
      'log: User: a is not\nauthorized to perform: s3:Get\nlog: User: b is not authorized',
      ['message@1', 'message@3'],
    ],
    [
      'text and records',
      `[2026] a log\n${record}\nAccess Denied`,
      ['message@1', 'record@2', 'message@3'],
    ],
  ])('%s', async ([, content, expected]) => {
    expect(await read(content)).toEqual(expected);
    expect(await read(content, 1)).toEqual(expected);
    expect(await read(gzipSync(content), 1000)).toEqual(expected);
  });

  test('several files that were compressed one by one', async () => {
    const bytes = Buffer.concat([gzipSync(file), gzipSync(file)]);
    expect(await read(bytes)).toHaveLength(4);
  });

  test('files on disk', async () => {
    const path = join(folder, 'log.json.gz');
    writeFileSync(path, gzipSync(file));
    const found = [];
    for await (const { event } of eventsOf('log.json.gz', { ...io, folder })) {
      found.push(event.kind);
    }
    expect(found).toEqual(['record', 'record']);
  });
});

test('the fixtures hold what they say', async () => {
  const events = new URL('../../fixtures/events/', import.meta.url);
  for (const name of readdirSync(events).filter((one) => one.startsWith('details-'))) {
    expect(await read(readFileSync(new URL(name, events)))).toEqual(['details@1']);
  }
  const records = JSON.stringify({ Records: recordCases.map((one) => one.record) });
  expect(new Set(await read(records))).toEqual(new Set(['record@1']));
});

test.for<[string, string | Uint8Array, RegExp]>([
  [
    'a compressed file that is cut',
    gzipSync(file.repeat(50)).subarray(0, 60),
    /^-: .*unexpected end/,
  ],
  ['a compressed file that is damaged', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8]), /^-: /],
])('%s is a fault of usage', async ([, content, message]) => {
  await expect(read(content)).rejects.toThrow(message);
});

test('a missing file is one, too', async () => {
  const events = eventsOf('none.json', { ...io, folder });
  await expect(events.next()).rejects.toThrow(/^none.json: /);
});

function split(bytes: Uint8Array, size: number): readonly EventPiece[] {
  const splitter = new EventSplitter();
  return [...[...pieces(bytes, size)].flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

describe('a stream is cut', () => {
  test('into the same events however it comes', () => {
    const value = fc.oneof(fc.object(), fc.constant({ Records: [] }), fc.constant({ a: '}]\\"' }));
    const form = fc.constantFrom(
      (texts: readonly string[]) => texts.join('\n'),
      (texts: readonly string[]) => `[${texts.join(' ,\n')}]`,
      (texts: readonly string[]) => `{"Records": [${texts.join(',')}], "Next": "]}"}`,
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        form,
        fc.integer({ min: 1, max: 300 }),
        (values, write, size) => {
          const texts = values.map((one) => JSON.stringify(one));
          const whole = write(texts);
          const expected =
            whole === texts.join('\n') ? texts.filter((one) => one !== EMPTY) : texts;
          expect(split(Buffer.from(whole), size).map(({ text }) => text)).toEqual(expected);
        },
      ),
      { seed: 20_261_124, numRuns: 500 },
    );
  });

  test('into no more than it holds, whatever it is', () => {
    const soup = fc
      .array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', 'a', '{"Records":['), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 200 }), (text, size) => {
        const found = split(Buffer.from(text), size);
        expect(found.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(
          text.length + 1,
        );
        expect(found).toEqual(split(Buffer.from(text), 1000));
      }),
      { seed: 20_261_124, numRuns: 3000 },
    );
  });

  test('with a long line of text in pieces', () => {
    const found = split(Buffer.from('a'.repeat(1_000_000)), 10_000);
    expect(Math.max(...found.map(({ text }) => text.length))).toBeLessThan(100_000);
    expect(
      found
        .map(({ text }) => text)
        .join('')
        .trim(),
    ).toHaveLength(1_000_000);
  });
});

/** A file without records. */
const EMPTY = '{"Records":[]}';
