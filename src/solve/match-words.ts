import { Automaton, type State } from './automaton.ts';
import type { Language } from './language.ts';
import { unitsFrom } from './words.ts';

/** What the texts must be in, or must not. */
export interface Match {
  readonly languages: readonly Language[];
  readonly isWanted: boolean;
}

export interface MatchQuery {
  readonly automaton: Automaton;
  /** True for a text that may be taken otherwise. */
  readonly fits: (text: string) => boolean;
  readonly matches: readonly Match[];
  /** How many texts to find. */
  readonly count: number;
}

/** Texts that were found; there are no others when these are fewer than wanted and all was seen. */
export interface MatchWords {
  readonly texts: readonly string[];
  readonly isComplete: boolean;
}

/** More pairs of states than this are not looked at. */
const LIMIT = 20_000;

interface Step {
  readonly of: State;
  readonly by: State;
  readonly text: string;
}

/** Texts of some classes that match some patterns and not others, by a walk through both at once. */
export function matchWords({ automaton, fits, matches, count }: MatchQuery): MatchWords {
  const small = new Automaton(
    matches.map(({ languages }) => languages),
    undefined,
  );
  const [of, by] = [automaton.start(), small.start()];
  const texts: string[] = [];
  if (!of || !by) return { texts, isComplete: true };
  const isMatch = ({ sets }: State): boolean =>
    matches.every(({ isWanted }, index) => sets.includes(index) === isWanted);
  const visits = new Map<string, number>();
  const queue: Step[] = [{ of, by, text: '' }];
  for (const at of queue) {
    const key = `${at.of.id} ${at.by.id}`;
    const visit = visits.get(key) ?? 0;
    if (visit >= count || isHopeless(at.by, matches)) continue;
    visits.set(key, visit + 1);
    if (isMatch(at.by) && fits(at.text)) texts.push(at.text);
    if (texts.length >= count) return { texts, isComplete: true };
    if (visits.size > LIMIT) return { texts, isComplete: false };
    for (const unit of unitsFrom([at.of, at.by], count)) {
      const next = automaton.after(at.of, unit);
      const other = small.after(at.by, unit);
      if (next && other)
        queue.push({ of: next, by: other, text: at.text + String.fromCharCode(unit) });
    }
  }
  return { texts, isComplete: true };
}

/** True when no continuation is in a set that is wanted, or all are in one that is not. */
function isHopeless({ nodes, settled: { sets } }: State, matches: readonly Match[]): boolean {
  return matches.some(({ isWanted }, index) => {
    if (!isWanted || sets.has(index)) return !isWanted && sets.has(index);
    return !nodes.some(({ serves }) => !serves || serves.includes(index));
  });
}
