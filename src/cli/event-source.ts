import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';
import { readEventText, type Event } from '../explain/read-events.ts';
import { EventSplitter, type EventPiece } from './event-splitter.ts';
import type { Io } from './io.ts';
import { MessageLines, type TextMessage } from './message-lines.ts';

/** An event and where it begins in its file. */
export interface SourcedEvent {
  readonly event: Event;
  readonly line: number;
}

/** Bytes that are read at a time. */
const PIECE = 1024 * 1024;

/**
 * The events in a file or, for `-`, in standard input: records of AWS CloudTrail in every form in
 * which they are kept, also compressed with gzip, and texts of errors. Memory holds one event.
 * Throws a UsageError for what cannot be read.
 */
export async function* eventsOf(file: string, io: Io): AsyncGenerator<SourcedEvent> {
  const splitter = new EventSplitter();
  const lines = new MessageLines();
  try {
    for await (const bytes of plainBytes(bytesOf(file, io))) {
      yield* eventsIn(splitter.push(bytes), lines);
      if (splitter.isTooLarge)
        throw new UsageError(`${file}: one event is larger than keyproof reads`);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${file}: ${reasonOf(error)}`);
  }
  yield* eventsIn(splitter.end(), lines);
  yield* messages(lines.end());
}

function bytesOf(file: string, io: Io): AsyncIterable<Uint8Array> {
  return file === '-'
    ? io.stdin
    : createReadStream(resolve(io.folder, file), { highWaterMark: PIECE });
}

function* eventsIn(pieces: readonly EventPiece[], lines: MessageLines): Generator<SourcedEvent> {
  for (const { kind, text, line } of pieces) {
    if (kind === 'text') yield* messages(lines.push(text, line));
    else {
      yield* messages(lines.end());
      for (const event of readEventText(text)) yield { event, line };
    }
  }
}

function* messages(texts: readonly TextMessage[]): Generator<SourcedEvent> {
  for (const { text, line } of texts) {
    for (const event of readEventText(text)) yield { event, line };
  }
}

/** The bytes of a stream, decompressed when they begin as gzip does (RFC 1952). */
async function* plainBytes(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  const head = await headOf(pieces);
  const whole = (async function* (): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      yield next.value;
    }
  })();
  if (head[0] === 0x1f && head[1] === 0x8b) yield* decompressed(whole);
  else yield* whole;
}

/** The first two bytes at least, as far as there are so many. */
async function headOf(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* decompressed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const compressed = Readable.from(source);
  const gunzip = createGunzip({ chunkSize: PIECE });
  // `pipe` does not hand errors of its source on.
  compressed.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const bytes of compressed.pipe(gunzip)) {
      if (bytes instanceof Uint8Array) yield bytes;
    }
  } finally {
    compressed.destroy();
    gunzip.destroy();
  }
}
