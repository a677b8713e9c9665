import { visible } from '../report/escape.ts';
import type { Sink } from './io.ts';

/** Runs shorter than this show no progress. */
const QUIET_MS = 1000;
const EVERY_MS = 200;

/** A line on a terminal that says how far a long run has come. */
export interface Progress {
  at(index: number, path: string): void;
  end(): void;
}

/** Progress on standard error; nothing where no person looks. */
export function progressOn(sink: Sink, total: number): Progress {
  const start = Date.now();
  let last = start + QUIET_MS - EVERY_MS;
  let shown = false;
  return {
    at(index, path) {
      const now = Date.now();
      if (now - last < EVERY_MS || !sink.isTerminal) return;
      last = now;
      shown = true;
      sink.write(`\r\u001B[K${index} of ${total} files, ${visible(path).slice(-60)}`);
    },
    end() {
      if (shown) sink.write('\r\u001B[K');
    },
  };
}
