import { EventJoiner, type JoinedCall } from './event-joiner.ts';
import { explainCall, type Explained } from './explain-call.ts';
import type { Scene } from './judgement.ts';
import type { Event } from './read-events.ts';
import { isDenied, reconstruct } from './reconstruct.ts';
import { refusedDetails, refusedMessage, refusedRecord, type RefusedCall } from './refused-call.ts';

export type ExplainerOutput = readonly Explained[];

export interface ExplainerOptions {
  /** Calls that went through, too. */
  readonly all?: boolean;
}

/**
 * Explains the refused calls of a stream of events, each once the calls that belong to it had the
 * time to come. Memory holds a bounded number of calls.
 */
export class EventExplainer {
  /** How many events came, and how many of them were refused calls. */
  seen = 0;
  refused = 0;
  readonly #scene: Scene | undefined;
  readonly #all: boolean;
  readonly #joiner = new EventJoiner();

  /** @param scene The estate; without one messages alone are explained. */
  constructor(scene: Scene | undefined, { all = false }: ExplainerOptions = {}) {
    this.#scene = scene;
    this.#all = all;
  }

  /** Takes an event and gives what is explained by now. */
  push(event: Exclude<Event, { readonly kind: 'invalid' }>): ExplainerOutput {
    this.seen++;
    if (event.kind === 'details') return refusedDetails(event.details).map(this.#explain);
    if (event.kind === 'message') return this.#message(event);
    if (!this.#all && !isDenied(event.record)) return [];
    return this.#joiner.push(reconstruct(event.record)).map(this.#explainJoined);
  }

  /** What waited for others when the stream ended. */
  end(): ExplainerOutput {
    return this.#joiner.end().map(this.#explainJoined);
  }

  /** Lines of a log that are no error message are passed over. */
  #message({ message }: Extract<Event, { readonly kind: 'message' }>): ExplainerOutput {
    if (message.form === 'unrecognized' && message.errorCode === undefined) return [];
    return [this.#explain(refusedMessage(message))];
  }

  readonly #explainJoined = (joined: JoinedCall): Explained => this.#explain(refusedRecord(joined));

  readonly #explain = (refused: RefusedCall): Explained => {
    if (refused.isRefused) this.refused++;
    return explainCall(refused, this.#scene);
  };
}
