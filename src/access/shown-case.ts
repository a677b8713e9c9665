import type { Case } from '../solve/condition.ts';
import type { WayCase } from './answer.ts';

/** Says that a name is new, which is no condition that anybody has to meet. */
const FURTHER = 'the name of a further pair';

/** A case without what only keeps the names of pairs apart. */
export function shownCase<One extends Case>(one: One): One {
  return {
    ...one,
    when: one.when.filter((literal) => literal.kind !== 'set' || literal.variable !== FURTHER),
  };
}

/** Cases that say the same, with the operations of which they say it. */
export interface SharedCase extends Case {
  readonly operations: readonly string[];
}

/** The cases of several ways, those that say the same only once. */
export function sharedCases(
  cases: readonly WayCase[],
  wording: (one: Case) => string,
): readonly SharedCase[] {
  const byWords = new Map<string, SharedCase>();
  for (const { operation, ...rest } of cases) {
    const one = shownCase(rest);
    const words = wording(one);
    const known = byWords.get(words);
    const operations = [...new Set([...(known?.operations ?? []), operation])];
    const because = [...(known?.because ?? []), ...one.because];
    byWords.set(words, { ...one, operations, because });
  }
  return [...byWords.values()];
}
