import type { PlacedRequest } from '../access/answer.ts';
import { witnessRequest } from '../access/witness-request.ts';

/** A request as `simulate` takes it. */
export function requestJson(placed: PlacedRequest): object {
  const { principal, operation, resource, parameters } = witnessRequest(placed);
  return { principal, operation, resource, with: Object.fromEntries(parameters) };
}
