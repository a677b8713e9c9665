import type { AccessAnswer } from '../access/answer.ts';
import type { FoundPath } from '../access/via/find-paths.ts';
import type { Move } from '../access/via/move.ts';
import { requestJson } from './request-json.ts';
import { whenText } from './when-text.ts';

/** The contract of an answer's `via` in `keyproof who-can --via --format json`. */
export function pathJson({ moves, access, isCertain }: FoundPath): object {
  return { certain: isCertain, moves: moves.map(moveJson), access: partJson(access.answer) };
}

function moveJson({ kind, action, resource, tags, answer }: Move): object {
  return { move: kind, action, resource, tags: Object.fromEntries(tags), ...partJson(answer) };
}

function partJson(answer: AccessAnswer): object {
  const { name, verdict, witness, reasons } = answer;
  return {
    by: name,
    verdict,
    when: verdict === 'when' ? whenText(answer) : undefined,
    witness: witness && requestJson(witness),
    reasons,
  };
}
