import { once } from '../catalog/once.ts';
import type { Condition } from './condition.ts';
import type { Question } from './question.ts';
import { solve } from './solve.ts';

/**
 * A condition that is known without a search, with a certificate that is searched for when somebody
 * wants to see it: that no request satisfies `refuted`. There is none where that cannot be proved.
 */
export function provedLater(condition: Condition, refuted: Question): Condition {
  const certificate = once(() => {
    const answer = solve(refuted);
    return answer.kind === 'unsatisfiable' ? answer.certificate : undefined;
  });
  return {
    ...condition,
    get certificate() {
      return certificate();
    },
  };
}
