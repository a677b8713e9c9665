import { placedRequest } from '../../access/answer.ts';
import { witnessRequest } from '../../access/witness-request.ts';
import type { Part } from '../../solve/question.ts';
import { solve } from '../../solve/solve.ts';
import { simulate } from '../../flow/simulate.ts';
import type { Witness } from '../finding.ts';
import { decisionIn, requestWitness } from '../request-witness.ts';
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
  const placed = placedRequest({ subject, way, asked, question }, answer.assignment);
  const request = witnessRequest(placed);
  const simulation = simulate(scene.estate, request, { library: scene.library });
  if ('message' in simulation) return undefined;
  const decision = decisionIn(simulation);
  return decision && requestWitness(request, decision);
}
