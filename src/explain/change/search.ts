import { isDenial } from '../judge.ts';
import type { Judgement, Scene } from '../judgement.ts';
import { allowEdits } from './allow-edits.ts';
import { denyEdits } from './deny-edits.ts';
import type { Edit } from './edit.ts';
import { newStatements } from './new-statement.ts';
import { obstacleOf, type Obstacle } from './obstacle.ts';
import { stateEdits } from './state-edits.ts';
import { applyEdit, judgeTrial, type Trial } from './trial.ts';

/** Changes that together allow a call, and the trial in which they were checked. */
export interface FoundChange {
  readonly edits: readonly Edit[];
  readonly trial: Trial;
}

/** More changes at once than this are no small change. */
const DEEPEST = 4;
/** How many unfinished combinations are followed at a time, and how many changes are tried on each. */
const BREADTH = 4;
const TRIED = 16;

interface Branch {
  readonly trial: Trial;
  readonly edits: readonly Edit[];
  readonly judgement: Judgement;
}

/**
 * The smallest sets of changes after which the policies allow a call: breadth first, each tried by
 * judging the call again. Only changes that get the call further are built on.
 */
export function searchChanges(
  trial: Trial,
  judgement: Judgement,
  scene: Scene,
): readonly FoundChange[] {
  let branches: readonly Branch[] = [{ trial, edits: [], judgement }];
  for (let depth = 0; depth < DEEPEST && branches.length > 0; depth++) {
    const next = branches.flatMap((branch) => grow(branch, scene));
    const found = next.filter((one) => one.judgement.decision === 'allow');
    if (found.length > 0) return found.map(({ edits, trial: made }) => ({ edits, trial: made }));
    branches = next
      .filter((one) => isDenial(one.judgement))
      .toSorted((left, right) => weightOf(left) - weightOf(right))
      .slice(0, BREADTH);
  }
  return [];
}

function weightOf({ edits }: Pick<Branch, 'edits'>): number {
  return edits.reduce((sum, { weight }) => sum + weight, 0);
}

function grow({ trial, edits, judgement }: Branch, scene: Scene): readonly Branch[] {
  const obstacle = obstacleOf(trial, judgement, scene);
  return editsAgainst(obstacle).flatMap((edit) => {
    const made = applyEdit(trial, edit);
    const judged = judgeTrial(made, scene);
    if (!judged || !isFurther(judgement, judged)) return [];
    return [{ trial: made, edits: [...edits, edit], judgement: judged }];
  });
}

function editsAgainst(obstacle: Obstacle): readonly Edit[] {
  const all = [
    ...stateEdits(obstacle),
    ...denyEdits(obstacle),
    ...allowEdits(obstacle),
    ...newStatements(obstacle),
  ];
  const distinct = new Map(all.map((edit) => [edit.says, edit]));
  return [...distinct.values()]
    .toSorted((left, right) => left.weight - right.weight)
    .slice(0, TRIED);
}

/** True when a later step is reached, or less stands in the way of the same one. */
function isFurther(before: Judgement, after: Judgement): boolean {
  if (after.decision === 'allow') return true;
  if (!isDenial(after)) return false;
  const [old, made] = [progressOf(before), progressOf(after)];
  const at = old.findIndex((value, index) => value !== made[index]);
  return at >= 0 && (made[at] ?? 0) > (old[at] ?? 0);
}

/** What a call has got past, the most important first; more is better. */
function progressOf({ steps, kind }: Judgement): readonly number[] {
  const last = steps.at(-1);
  const { determining = [], blockedBy = [] } = last?.decision ?? {};
  const denies = kind === 'explicit-deny' ? determining.length : 0;
  return [steps.length, kind === 'bad-request' ? 0 : 1, -denies, -blockedBy.length];
}
