import type { Part } from '../../solve/question.ts';
import { solve } from '../../solve/solve.ts';
import type { Can } from './uses.ts';

/** Whether some request meets all parts; `none` only where that rests on no doubtful point. */
export function canHold(parts: readonly Part[]): Can {
  const { kind, points } = solve({ parts });
  if (kind === 'unknown') return 'unknown';
  if (kind === 'satisfiable') return 'some';
  const others = points.map((point) => solve({ parts, readings: new Set([point]) }));
  return others.every((other) => other.kind === 'unsatisfiable') ? 'none' : 'unknown';
}
