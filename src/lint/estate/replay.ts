import { witnessRequest } from '../../access/witness-request.ts';
import type { Part } from '../../solve/question.ts';
import { solve } from '../../solve/solve.ts';
import { simulate } from '../../flow/simulate.ts';
import type { Witness } from '../finding.ts';
import type { Run } from './way-run.ts';

/**
 * A request that meets all parts, with what becomes of it: it was simulated. Undefined where there is
 * none, or where nobody can tell what becomes of it, as of those whose policies the estate lacks.
 */
export function replayed(
  { subject, way, asked, question, scene }: Run,
  parts: readonly Part[],
): Witness | undefined {
  const answer = solve({ parts });
  if (!question || answer.kind !== 'satisfiable' || subject.kind === 'outside') return undefined;
  const request = witnessRequest({
    principal: subject.principal.arn,
    operation: way.operation,
    way: { way, asked, question, condition: UNASKED },
    states: answer.assignment,
  });
  const simulation = simulate(scene.estate, request, { library: scene.library });
  if ('message' in simulation) return undefined;
  const decision = simulation.decision === 'allow' ? 'allow' : simulation.kind;
  if (decision === undefined || decision === 'key-state' || decision === 'bad-request') {
    return undefined;
  }
  const { principal, operation: action, resource, parameters } = request;
  const context = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  return { principal, action, resource, context, decision };
}

/** The condition of a way that is not asked for. */
const UNASKED = { verdict: 'when', cases: [], reasons: [], points: [] } as const;
