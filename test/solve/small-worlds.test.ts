import { expect, test } from 'vitest';
import { conditionOf } from '../../src/solve/condition-of.ts';
import { solve } from '../../src/solve/solve.ts';
import { decisionUnder } from '../oracle/decide.ts';
import type { Point, ReadingChoice } from '../oracle/readings.ts';
import { questionOf, requestsOf, smallWorld, type World } from './small-worlds.ts';

/** Worlds in a plain run; `KEYPROOF_WORLDS` asks for others. */
const WORLDS = Number(process.env['KEYPROOF_WORLDS'] ?? 2000);

/** A prime that divides no number of requests. */
const STRIDE = 97;

/** What the requests of a world come to when each is decided by itself, without a solver. */
function tried(world: World): 'always' | 'never' | 'when' {
  const choice: ReadingChoice = Object.fromEntries(
    world.readings.map((point): [Point, 'other'] => [point, 'other']),
  );
  const requests = [...requestsOf(world)];
  let first: boolean | undefined;
  for (const at of requests.keys()) {
    // Not one after the other, because neighbours are alike.
    const input = requests[(at * STRIDE) % requests.length];
    const isAllowed = input !== undefined && decisionUnder(input, choice) === 'allow';
    first ??= isAllowed;
    if (isAllowed !== first) return 'when';
  }
  return first === true ? 'always' : 'never';
}

test(`${WORLDS} worlds of few requests are decided exactly`, { timeout: 0 }, () => {
  const counts = { always: 0, never: 0, when: 0 };
  for (let seed = 0; seed < WORLDS; seed++) {
    const world = smallWorld(seed);
    const question = questionOf(world);
    const expected = tried(world);
    counts[expected]++;
    const { kind } = solve(question);
    const found = { seed, kind, verdict: conditionOf(question).verdict };
    const exact = expected === 'never' ? 'unsatisfiable' : 'satisfiable';
    expect(found).toEqual({ seed, kind: exact, verdict: expected });
  }
  expect(Math.min(counts.always, counts.never, counts.when)).toBeGreaterThan(WORLDS / 50);
});
