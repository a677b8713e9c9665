import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question, SymbolicKey } from '../../src/solve/question.ts';
import { solve } from '../../src/solve/solve.ts';
import type { KeyState } from '../../src/term/key-state.ts';
import { Terms } from '../../src/term/terms.ts';
import { openRequest, RELATED_KEYS, shape, termOf, truthUnder } from '../solve/questions.ts';

/** Questions in a plain run; `KEYPROOF_SOLVE_RUNS` asks for others. */
const RUNS = Number(process.env['KEYPROOF_SOLVE_RUNS'] ?? 1000);

const KEYS = [...RELATED_KEYS.keys()];

/** All that a key of the small world can be. */
function world(texts: readonly string[]): {
  readonly key: (name: string) => SymbolicKey;
  readonly states: readonly KeyState[];
} {
  const set = { kind: 'texts', texts: new Set(texts), ignoreCase: false } as const;
  return {
    key: (name) => ({ kind: 'variable', name, mayBeAbsent: true, domain: set }),
    states: [{ kind: 'absent' }, ...texts.map((text): KeyState => ({ kind: 'value', text }))],
  };
}

function* requests(states: readonly KeyState[]): Generator<ReadonlyMap<string, KeyState>> {
  const [one = '', two = '', three = ''] = KEYS;
  for (const first of states) {
    for (const second of states) {
      for (const third of states)
        yield new Map([
          [one, first],
          [two, second],
          [three, third],
        ]);
    }
  }
}

test('a world of few values is decided exactly', () => {
  const counts = { satisfiable: 0, unsatisfiable: 0, unknown: 0 };
  fc.assert(
    fc.property(
      shape(KEYS, { table: RELATED_KEYS }),
      fc.subarray(['a', 'b', 'A', 'ab', 'ba', '', 'bb', 'x'], { minLength: 1, maxLength: 3 }),
      fc.subarray(['D7', 'D10', 'D11', 'D12', 'D18']),
      (one, texts, other) => {
        const { key, states } = world(texts);
        const question: Question = {
          parts: [{ term: termOf(one, new Terms()), request: openRequest({ key }) }],
          readings: new Set(other),
        };
        const exists = [...requests(states)].some((given) => truthUnder(question, given) === true);
        const { kind } = solve(question);
        counts[kind]++;
        if (!other.includes('D11')) expect(kind).toBe(exists ? 'satisfiable' : 'unsatisfiable');
        else if (exists) expect(kind).not.toBe('unsatisfiable');
        else expect(kind).not.toBe('satisfiable');
      },
    ),
    { numRuns: RUNS, seed: 20_261_124 },
  );
  expect(Math.min(counts.satisfiable, counts.unsatisfiable)).toBeGreaterThan(RUNS / 20);
});
