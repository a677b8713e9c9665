import { json } from '../report/escape.ts';
import type { Sink } from './io.ts';

/** Writes `{"name":[…]}` item by item, so that memory holds one at a time. */
export class JsonListWriter {
  readonly #sink: Sink;
  #separator = '\n';

  constructor(name: string, sink: Sink) {
    this.#sink = sink;
    sink.write(`{${JSON.stringify(name)}: [`);
  }

  add(item: object): void {
    this.#sink.write(`${this.#separator}${json(item).trimEnd()}`);
    this.#separator = ',\n';
  }

  end(): void {
    this.#sink.write(`${this.#separator === '\n' ? '' : '\n'}]}\n`);
  }
}
