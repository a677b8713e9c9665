import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventExplainer } from '../../src/explain/event-explainer.ts';
import { readEvents } from '../../src/explain/read-events.ts';
import { verdictOf } from '../../src/explain/verdict.ts';
import { explanationJson } from '../../src/report/explanation-json.ts';
import { explanationText } from '../../src/report/explanation-text.ts';
import { causesScene, explainedCases } from '../explain/explained-cases.ts';

const scene = await causesScene();
const records = explainedCases
  .map(({ event }) => event)
  .filter((event) => typeof event === 'object');

/** What takes the place of a part of a record. */
const junk = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<unknown>(null, '', '*', 0, [], {}, 'arn:aws:s3:::', 'anonymous', '__proto__'),
  fc.string({ maxLength: 8 }),
);

const damage = fc.record({ at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), value: junk });

function damaged(value: unknown, [step = 0, ...rest]: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const names = Object.keys(value);
  const name = names[step % Math.max(1, names.length)];
  if (name === undefined) return by;
  const inner: unknown = Reflect.get(value, name);
  const next = rest.length === 0 ? by : damaged(inner, rest, by);
  return { ...value, [name]: next };
}

test('an explanation of a damaged record is some explanation', () => {
  const hurt = fc
    .record({ record: fc.constantFrom(...records), damages: fc.array(damage, { maxLength: 4 }) })
    .map(({ record, damages }) =>
      damages.reduce<unknown>((value, { at, value: by }) => damaged(value, at, by), record),
    );
  fc.assert(
    fc.property(hurt, fc.boolean(), (record, hasEstate) => {
      const explainer = new EventExplainer(hasEstate ? scene : undefined, { all: true });
      const explained = readEvents(record).flatMap((event) =>
        event.kind === 'invalid' ? [] : [...explainer.push(event)],
      );
      for (const one of [...explained, ...explainer.end()]) {
        expect(explanationText(one, { color: false })).toMatch(/^(?:DENIED|ALLOWED) {2}\S/);
        expect(JSON.stringify(explanationJson(one))).toContain(`"verdict":"${verdictOf(one)}"`);
        expect(one.advice.suggestions.every(({ edits }) => edits.length > 0)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
