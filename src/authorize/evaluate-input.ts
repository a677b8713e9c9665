import { once } from '../catalog/once.ts';
import { fromValue } from '../syntax/from-value.ts';
import type { Node } from '../syntax/tree.ts';
import { compile } from './authorization.ts';
import { authorize, type AuthorizeOptions, type Decision } from './decision.ts';
import { explainDecision, type Explanation } from './explanation.ts';
import type { InputProblem } from './input-reader.ts';
import { readInput } from './read-input.ts';
import type { Request } from './request.ts';

/** What one input of `keyproof evaluate` gives. */
export type Evaluation =
  | {
      readonly kind: 'decided';
      readonly id: string | undefined;
      readonly request: Request;
      readonly decision: Decision;
      /** Made at the first call. */
      readonly explanation: () => Explanation;
    }
  | {
      readonly kind: 'invalid';
      readonly id: string | undefined;
      readonly problems: readonly InputProblem[];
    };

/** Decides one input that was parsed to a tree. Never throws. */
export function evaluateInput(root: Node, options: AuthorizeOptions = {}): Evaluation {
  const read = readInput(root);
  if (read.kind === 'invalid') return read;
  const { id, request, policies } = read.input;
  const authorization = compile(policies);
  const decision = authorize(authorization, request, options);
  const explanation = once(() => explainDecision(authorization, request, decision, options));
  return { kind: 'decided', id, request, decision, explanation };
}

/** Decides one input given as a value, such as `JSON.parse` gives; its problems have no places. */
export function evaluateValue(value: unknown, options: AuthorizeOptions = {}): Evaluation {
  const tree = fromValue(value);
  if (tree.kind === 'tree') return evaluateInput(tree.root, options);
  const at = { start: 0, end: 0 };
  return {
    kind: 'invalid',
    id: undefined,
    problems: [{ at, pointer: '', message: tree.message }],
  };
}
