import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventOperation } from '../../src/explain/event-operation.ts';
import { EventJoiner } from '../../src/explain/event-joiner.ts';
import { readEvents, readEventText, type Event } from '../../src/explain/read-events.ts';
import { reconstruct } from '../../src/explain/reconstruct.ts';
import { requestOf } from '../../src/explain/reconstructed-request.ts';
import { readDenial } from '../../src/explain/denial-message.ts';
import { messageCases, recordCases } from '../explain/event-fixtures.ts';

const SEED = { seed: 20_261_124 };

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, '', 'arn:', 'arn:aws:s3:::', 'alias/', '::', '\0', '%', 1e300, -0),
);
const path = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

/** The value with one of its parts, found by numbers, put in another shape. */
function changed(value: unknown, [step = 0, ...rest]: readonly number[], put: unknown): unknown {
  if (typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  if (entries.length === 0) return put;
  const at = step % entries.length;
  const next = entries.map(([name, held], index): [string, unknown] => [
    name,
    index !== at ? held : rest.length > 0 ? changed(held, rest, put) : put,
  ]);
  return Array.isArray(value) ? next.map(([, held]) => held) : Object.fromEntries(next);
}

const value = fc
  .tuple(fc.constantFrom(...recordCases), fc.array(fc.tuple(path, odd), { maxLength: 4 }))
  .map(([{ record }, changes]) =>
    changes.reduce<unknown>((all, [where, put]) => changed(all, where, put), record),
  );

function follow(events: readonly Event[], joiner: EventJoiner): number {
  let requests = 0;
  for (const event of events) {
    if (event.kind !== 'record') continue;
    const call = reconstruct(event.record);
    for (const request of call.requests) if (requestOf(request)) requests++;
    if (eventOperation(call)) requests++;
    joiner.push(call);
  }
  return requests;
}

describe('whatever its shape,', () => {
  test('a record is rebuilt as far as it goes', () => {
    const joiner = new EventJoiner({ waiting: 20 });
    fc.assert(
      fc.property(value, (record) => {
        const before = JSON.stringify(record);
        expect(follow(readEvents(record), joiner)).toBeGreaterThanOrEqual(0);
        expect(JSON.stringify(record)).toBe(before);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('a text gives events', () => {
    const texts = [
      ...recordCases.map(({ record }) => JSON.stringify(record)),
      ...messageCases.map(({ message }) => message),
    ];
    const damaged = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.nat(9),
      )
      .map(([text, at, put, cut]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + cut);
      });
    const joiner = new EventJoiner({ waiting: 20 });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        const events = readEventText(text);
        follow(events, joiner);
        expect(events.length).toBeGreaterThanOrEqual(text.trim() === '[]' ? 0 : 1);
      }),
      { ...SEED, numRuns: 4000 },
    );
  });
});

test('a message says no more when it is cut', () => {
  for (const { message } of messageCases) {
    const whole = readDenial(message);
    // A name with a quote in it, cut at the right place, is a message in itself.
    if (whole.truncated || whole.resource?.includes('"')) continue;
    for (let length = 0; length < message.length; length++) {
      const { policyType, denial } = readDenial(message.slice(0, length));
      expect([undefined, whole.policyType]).toContain(policyType);
      expect(['unknown', 'explicit', whole.denial]).toContain(denial);
    }
  }
});

test('nothing of a record reaches the prototype of objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  follow(readEventText(`{"Records":[${hostile}]}`), new EventJoiner());
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect('polluted' in {}).toBe(false);
});
