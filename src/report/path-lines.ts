import type { AccessAnswer } from '../access/answer.ts';
import type { FoundPath } from '../access/via/find-paths.ts';
import type { Move } from '../access/via/move.ts';
import { count } from './count.ts';
import { whenText } from './when-text.ts';

/** How many moves a path has, such as `in 2 moves`. */
export function pathLength({ moves, isCertain }: FoundPath): string {
  return `${isCertain ? 'in' : 'perhaps in'} ${count(moves.length, 'move', 'moves')}`;
}

/** A path in words: one line for each move, and one for the access. */
export function pathSteps(
  capability: string,
  { moves, access: { answer } }: FoundPath,
): readonly string[] {
  const isOther = moves.some(({ kind }) => kind === 'assume-role');
  const act = isOther ? `${capability} as ${answer.name}` : capability;
  return [...moves.map(moveWords), `${act}: ${conditionWords(answer)}`];
}

function moveWords({ action, resource, tags, answer }: Move): string {
  const said = [...tags].map(([name, value]) => `${name}=${value}`);
  const tagged = said.length > 0 ? ` with tags ${said.join(', ')}` : '';
  return `${action} ${resource}${tagged}: ${conditionWords(answer)}`;
}

function conditionWords(answer: AccessAnswer): string {
  const { verdict, reasons } = answer;
  if (verdict === 'when') {
    const words = whenText(answer);
    return words.startsWith('always') ? words : `when ${words}`;
  }
  return verdict === 'unknown' ? `it is not known (${reasons.join('; ')})` : verdict;
}
