import type { ExpectedKmsCall } from './expected-kms-call.ts';
import type { Reconstruction } from './reconstruct.ts';

/** A call that waits for the calls that belong to it. */
export interface WaitingCall {
  readonly call: Reconstruction;
  /** Since 1970. */
  readonly seconds: number;
  /** What it is found by. */
  readonly keys: readonly string[];
  /** Of a call to Amazon S3: what it may have made Amazon S3 ask for. */
  readonly expected: readonly ExpectedKmsCall[];
  /** Of a call to Amazon S3: what was joined to it. */
  readonly kms: JoinedKmsCall[];
  /** Of a call to AWS KMS: what it was joined by. */
  joinedBy: JoinedKmsCall['by'] | undefined;
}

/** A call to AWS KMS with what it was joined by; one for a bucket may belong to many calls. */
export interface JoinedKmsCall {
  readonly call: Reconstruction;
  readonly by: 'object' | 'bucket';
}

/** Of more calls with one key the oldest are no longer found, so that no look-up takes long. */
const MOST = 64;

/** Waiting calls by what they are found by. */
export class CallIndex {
  readonly #calls = new Map<string, WaitingCall[]>();

  add(call: WaitingCall): void {
    for (const key of call.keys) {
      const calls = this.#calls.get(key);
      if (!calls) this.#calls.set(key, [call]);
      else if (calls.push(call) > MOST) calls.shift();
    }
  }

  remove(call: WaitingCall): void {
    for (const key of call.keys) {
      const calls = this.#calls.get(key) ?? [];
      const at = calls.indexOf(call);
      if (at >= 0) calls.splice(at, 1);
      if (calls.length === 0) this.#calls.delete(key);
    }
  }

  /** The calls with that key at most so many seconds apart, the nearest first. */
  near(key: string, seconds: number, reach: number): readonly WaitingCall[] {
    const distance = (call: WaitingCall): number => Math.abs(call.seconds - seconds);
    return (this.#calls.get(key) ?? [])
      .filter((call) => distance(call) <= reach)
      .sort((left, right) => distance(left) - distance(right));
  }
}
