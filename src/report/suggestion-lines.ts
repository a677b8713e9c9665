import type { Suggestion } from '../explain/change/advice.ts';

/** More of those who are let in are counted, not named. */
const NAMED = 4;

/** What each suggestion is, what it protects and whom else it lets in: a label and words a line. */
export function suggestionLines(
  suggestions: readonly Suggestion[],
): readonly (readonly [label: string, words: string])[] {
  return suggestions.flatMap(({ edits, alsoAllows }, index) => [
    ...edits.map(({ says }, at) => {
      const label = at > 0 ? 'and' : index === 0 ? 'change' : 'or';
      return [label, says] as const;
    }),
    ...edits.flatMap(({ protects }) =>
      protects === undefined ? [] : [['', `protects: ${protects}`] as const],
    ),
    ...(alsoAllows.length > 0
      ? [['', `warning: this also lets in ${names(alsoAllows)}`] as const]
      : []),
  ]);
}

function names(all: readonly string[]): string {
  const more = all.length - NAMED;
  const shown = all.slice(0, NAMED).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
