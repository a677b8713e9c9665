import type { Sink } from './io.ts';

/** Runs shorter than this show no progress. */
const QUIET_MS = 1000;
const EVERY_MS = 200;
/** The clock is not asked at every event. */
const STRIDE = 256;

/** A line on a terminal that says how far a log has been read; nothing where no person looks. */
export class EventProgress {
  readonly #sink: Sink;
  #next = Date.now() + QUIET_MS;
  #count = 0;
  #isShown = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** One more event, which begins on this line. */
  at(line: number): void {
    this.#count++;
    if (this.#count % STRIDE !== 0 || !this.#sink.isTerminal) return;
    const now = Date.now();
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    this.#isShown = true;
    this.#sink.write(`\r\u001B[K${this.#count} events, line ${line}`);
  }

  /** Takes the line off the terminal. */
  clear(): void {
    if (this.#isShown) this.#sink.write('\r\u001B[K');
    this.#isShown = false;
  }
}
