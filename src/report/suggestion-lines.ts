import type { Advice } from '../explain/change/suggestions.ts';

export function suggestionLines(
  _advice: Advice,
  _options: { readonly width: number },
): readonly string[] {
  return [];
}
