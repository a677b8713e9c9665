import type { KeyState } from '../term/key-state.ts';
import type { Given } from './claim.ts';
import { Problem } from './problem.ts';
import type { Question } from './question.ts';
import { members } from './bits.ts';

/**
 * States of a question's variables to try it with: of each variable one of every kind that the tests
 * of the question tell apart, in mixtures that are the same in every run.
 */
export function sampleStates(question: Question, count: number): readonly Given[] {
  const problem = new Problem(question);
  const kinds = problem.spaces.map((space) =>
    [...members(space.full.points)].flatMap((point) => space.stateOf(point) ?? []),
  );
  return Array.from({ length: count }, (_, index) => {
    const next = mixer(index + 1);
    const states = new Map<string, KeyState>();
    for (const [place, name] of problem.names.entries()) {
      const state = kinds[place]?.at(next() % (kinds[place]?.length || 1));
      if (state) states.set(name, state);
    }
    return states;
  });
}

/** Numbers that follow no pattern of the question's (Marsaglia, Xorshift RNGs, 2003). */
function mixer(seed: number): () => number {
  let x = (seed * 0x9e3779b1) >>> 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>>= 0);
  };
}
