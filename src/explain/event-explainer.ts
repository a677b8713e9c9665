import { Adviser } from './change/adviser.ts';
import type { DenialMessage } from './denial-message.ts';
import { EventJoiner, type JoinedCall } from './event-joiner.ts';
import { explainCall, type Explained, type Explaining } from './explain-call.ts';
import type { Scene } from './judgement.ts';
import type { Event } from './read-events.ts';
import { isDenied, reconstruct } from './reconstruct.ts';
import { refusedDetails, refusedMessage, refusedRecord, type RefusedCall } from './refused-call.ts';

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
  readonly #explaining: Explaining;
  readonly #all: boolean;
  readonly #joiner = new EventJoiner();

  /** @param scene The estate; without one messages alone are explained. */
  constructor(scene: Scene | undefined, { all = false }: ExplainerOptions = {}) {
    this.#explaining = { scene, adviser: new Adviser(scene) };
    this.#all = all;
  }

  /** Takes an event and gives what is explained by now, one at a time. */
  *push(event: Exclude<Event, { readonly kind: 'invalid' }>): Generator<Explained> {
    this.seen++;
    if (event.kind === 'details') {
      for (const refused of refusedDetails(event.details)) yield this.#explain(refused);
    } else if (event.kind === 'message') {
      if (isMessage(event.message)) yield this.#explain(refusedMessage(event.message));
    } else if (this.#all || isDenied(event.record)) {
      yield* this.#joined(this.#joiner.push(reconstruct(event.record)));
    }
  }

  /** What waited for others when the stream ended. */
  *end(): Generator<Explained> {
    yield* this.#joined(this.#joiner.end());
  }

  *#joined(calls: readonly JoinedCall[]): Generator<Explained> {
    for (const joined of calls) yield this.#explain(refusedRecord(joined));
  }

  #explain(refused: RefusedCall): Explained {
    if (refused.isRefused) this.refused++;
    return explainCall(refused, this.#explaining);
  }
}

/** Lines of a log that are no error message are passed over. */
function isMessage({ form, errorCode }: DenialMessage): boolean {
  return form !== 'unrecognized' || errorCode !== undefined;
}
