import fc from 'fast-check';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { ArnText } from '../../src/term/arn-text.ts';
import { conditionTerm } from '../../src/term/condition.ts';
import { evaluate } from '../../src/term/evaluate.ts';
import { ABSENT, type KeyState } from '../../src/term/key-state.ts';
import { Readings } from '../../src/term/readings.ts';
import { Terms } from '../../src/term/terms.ts';
import type { Truth } from '../../src/term/truth.ts';
import { World } from '../../src/term/world.ts';
import { SAMPLES, type Sample } from '../oracle/operator-table.ts';

/** One key under one operator: the operator, its policy values and what the request has. */
export interface ClauseCase {
  readonly sample: Sample;
  readonly policy: readonly string[];
  readonly state: KeyState;
}

const VARIABLES = ['${test:other}', "${test:other, 'blue'}", 'team/${test:absent}'];

/** Cases of the operators that `fits` selects; request values are those that the policy is about. */
export function clauseCase(fits: (sample: Sample) => boolean): fc.Arbitrary<ClauseCase> {
  return fc.constantFrom(...SAMPLES.filter(fits)).chain((sample) => {
    const values = [...sample.policy, ...VARIABLES];
    const given = fc.constantFrom(...sample.matching, ...sample.other, ...sample.policy, 'blue');
    return fc.record({
      sample: fc.constant(sample),
      policy: fc.subarray(values, { minLength: 1 }),
      state: fc.oneof(
        fc.constant(ABSENT),
        given.map((text): KeyState => ({ kind: 'value', text })),
      ),
    });
  });
}

/** Whether `operator` holds of `test:key`, whose state is given. */
export function holds(operator: string, policy: readonly string[], state: KeyState): Truth {
  const tree = fromValue({ Statement: { Condition: { [operator]: { 'test:key': policy } } } });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') return 'unknown';
  const clause = readPolicy(tree.root, 'identity').statements[0]?.conditions[0];
  const term = clause && conditionTerm(clause, true, new Terms());
  return term && !('malformed' in term) ? evaluate(term, worldWith(state)) : 'unknown';
}

function worldWith(state: KeyState): World {
  const resource = new ArnText('*');
  const keys = new Map<string, KeyState>([
    ['test:key', state],
    ['test:other', { kind: 'value', text: 'team/a' }],
  ]);
  return new World(
    [
      {
        caller: { kind: 'anonymous' },
        action: 's3:getobject',
        resource,
        foldedResource: resource,
        key: (name) => keys.get(name) ?? ABSENT,
        encryptionContext: () => ({ pairs: new Map(), unknown: [] }),
      },
    ],
    new Readings(new Set()),
  );
}
