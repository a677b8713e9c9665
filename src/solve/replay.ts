import { unknownCauses } from '../term/causes.ts';
import { evaluate } from '../term/evaluate.ts';
import { Readings } from '../term/readings.ts';
import { every, negate, some, type Truth } from '../term/truth.ts';
import { World, type RequestValues } from '../term/world.ts';
import type { Given } from './claim.ts';
import type { Question } from './question.ts';
import type { Scope } from './scope.ts';
import { Setting } from './setting.ts';

/** What comes of a question's parts when each variable has a state. */
export interface Replay {
  /** Whether the parts are as asked; unknown where unknown things decide. */
  readonly truth: Truth;
  readonly requests: readonly RequestValues[];
  /** The doubtful points that were met. */
  readonly points: readonly string[];
  /** Why the truth is unknown. */
  readonly causes: readonly string[];
}

/** Evaluates the parts of a question as they are, by nothing that a search is made of. */
export function replay(question: Question, scopes: readonly Scope[], states: Given): Replay {
  const requests = scopes.map(({ request, names }) => new Setting(request, states, names));
  const readings = new Readings(question.readings ?? new Set());
  const parts = question.parts.map(({ term, holds = true }, index) => {
    const request = requests[index];
    if (!request) return { truth: 'unknown' as const, causes: [] };
    const world = new World([request], readings);
    const truth = evaluate(term, world);
    const causes = truth === 'unknown' ? unknownCauses(term, world) : [];
    return { truth: holds ? truth : negate(truth), causes };
  });
  const join = (question.join ?? 'all') === 'all' ? every : some;
  return {
    truth: join(parts, ({ truth }) => truth),
    requests,
    points: [...readings.met],
    causes: [...new Set(parts.flatMap(({ causes }) => causes))],
  };
}
