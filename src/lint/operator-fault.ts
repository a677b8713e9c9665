import { operator } from '../catalog/operators.ts';
import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import { setOperatorOf, type OperatorUse } from '../policy/operator-use.ts';
import { isPlain } from '../policy/plain-value.ts';

/**
 * What is wrong with the name of an operator: `otherCase` when only its letter case is, `near` when it
 * is spelt nearly like one, `unknownSet` when the part before the colon is no set operator.
 */
export type OperatorFault = 'otherCase' | 'near' | 'unknownSet' | 'unknown';

/** The fault of an operator; `meant` is the known one nearest to it. */
export function operatorFault(
  use: OperatorUse,
  meant: string | undefined,
): OperatorFault | undefined {
  const text = use.node.value;
  if (meant === text || !isPlain(text)) return undefined;
  if (meant !== undefined && equalsIgnoringCase(meant, text)) return 'otherCase';
  const isOperator = operator(use.name) !== undefined;
  const isSet = use.setOperator === undefined || setOperatorOf(use) !== undefined;
  if (isOperator && isSet) return undefined;
  if (meant !== undefined) return 'near';
  return isOperator ? 'unknownSet' : 'unknown';
}
