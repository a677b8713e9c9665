import type { OperationRequest } from '../flow/operation-request.ts';
import type { Simulation } from '../flow/simulate.ts';
import type { Witness } from './finding.ts';

/** A request that shows a finding, with its parameters as `simulate` takes them. */
export function requestWitness(
  { principal, operation, resource, parameters }: OperationRequest,
  decision: Witness['decision'],
): Witness {
  const context = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  return { principal, action: operation, resource, context, decision };
}

/** What policies made of a request; undefined where they did not decide, or nobody can tell. */
export function decisionIn({
  decision,
  kind,
}: Pick<Simulation, 'decision' | 'kind'>): Witness['decision'] | undefined {
  if (decision === 'allow') return decision;
  return kind === 'explicit-deny' || kind === 'implicit-deny' ? kind : undefined;
}
