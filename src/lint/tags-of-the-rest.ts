import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Policy } from '../policy/policy.ts';
import { outcomeWhenAbsent, type ConstantOutcome } from './absent-key.ts';

/** A test of a tag of the resource in a statement that covers all services but some. */
export interface TagOfTheRest {
  readonly clause: ConditionClause;
  /** What the statement does to requests to services that do not pass tags. */
  readonly outcome: ConstantOutcome;
  /** The outcome in words. */
  readonly words: string;
}

const WORDS: Readonly<Record<ConstantOutcome, string>> = {
  alwaysDenies: 'always denies',
  neverDenies: 'never denies',
  alwaysAllows: 'always allows',
  neverAllows: 'never allows',
};

/** Finds them: the first one of each statement with `NotAction`. */
export function* tagsOfTheRest({
  statements,
}: Pick<Policy, 'statements'>): Generator<TagOfTheRest> {
  for (const { action, effect, conditions } of statements) {
    if (action?.negated !== true) continue;
    for (const clause of conditions) {
      const outcome = outcomeWhenAbsent(effect, clause);
      if (!asciiLower(clause.key.value).startsWith('aws:resourcetag/') || !outcome) continue;
      yield { clause, outcome, words: WORDS[outcome] };
      break;
    }
  }
}
