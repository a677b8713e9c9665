import { compile } from '../authorize/authorization.ts';
import { questionOf } from '../authorize/decision.ts';
import { conditionMismatch, type Mismatch } from '../authorize/near-misses.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { DecidedStep } from '../flow/run-once.ts';
import { Readings } from '../term/readings.ts';
import type { StatementSource } from '../term/term.ts';
import { World } from '../term/world.ts';
import { statementAt } from './policies-in.ts';

/** A Deny that matched, and each of its conditions against what the request has. */
export interface MatchedDeny {
  readonly source: StatementSource;
  /** All of them hold; empty for a Deny without conditions. */
  readonly tests: readonly Mismatch[];
}

/** The Denies that refused a step. */
export function matchedDenies(
  { step, request, decision }: DecidedStep,
  library: PolicyLibrary,
): readonly MatchedDeny[] {
  if (decision.decision !== 'explicit-deny') return [];
  const question = questionOf(compile(step.policies, library), request);
  const world = question && new World(question.ways, new Readings(new Set()));
  return decision.determining.map((source) => {
    const conditions = statementAt(step.policies, source)?.conditions ?? [];
    return {
      source,
      tests: world ? conditions.map((clause) => conditionMismatch(clause, world)) : [],
    };
  });
}
