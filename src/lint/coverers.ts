import { hasWildcard } from '../policy/wildcard.ts';

/** True when the pattern `wide` matches all that `narrow` matches. */
export type Covers = (wide: string, narrow: string) => boolean;

/** No entry is compared with more wildcards than this, and none that is longer. */
const MOST_COMPARISONS = 16;
const LONGEST = 256;

/**
 * For each text the index of another one that covers it, if any. Of texts that cover each other the
 * first counts as the wider, so that what covers in the end is itself not covered: the covered ones
 * can all go. Time is linear in the list; a list that is made to be slow has some overlooked.
 */
export function coverers(
  texts: readonly string[],
  covers: Covers,
): readonly (number | undefined)[] {
  const index = new StemIndex(texts);
  const first = new Map<string, number>();
  const found = texts.map((text, own) => {
    const earlier = first.get(text);
    if (earlier !== undefined) return earlier;
    first.set(text, own);
    return index.candidates(own).find((wide) => {
      const other = texts[wide] ?? '';
      return covers(other, text) && (wide < own || !covers(text, other));
    });
  });
  return found.map((wide) => lastCoverer(found, wide));
}

/** Follows a chain of coverers to its end and shortens it for those who come after. */
function lastCoverer(found: (number | undefined)[], start: number | undefined): number | undefined {
  const chain: number[] = [];
  let end = start;
  for (let next = start; next !== undefined; next = found[next]) {
    chain.push(next);
    end = next;
  }
  for (const link of chain) if (link !== end) found[link] = end;
  return end;
}

/** Finds the texts with wildcards whose part before the first wildcard starts another text. */
class StemIndex {
  readonly #texts: readonly string[];
  readonly #byStem = new Map<string, number[]>();
  readonly #lengths: readonly number[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    for (const [index, text] of texts.entries()) {
      if (text.length > LONGEST || !hasWildcard(text)) continue;
      const stem = stemOf(text);
      const others = this.#byStem.get(stem);
      if (others) others.push(index);
      else this.#byStem.set(stem, [index]);
    }
    const lengths = new Set([...this.#byStem.keys()].map(({ length }) => length));
    this.#lengths = [...lengths].sort((a, b) => a - b).slice(0, LONGEST);
  }

  candidates(own: number): readonly number[] {
    const text = this.#texts[own] ?? '';
    if (text.length > LONGEST) return [];
    const found: number[] = [];
    for (const length of this.#lengths) {
      if (length > text.length || found.length >= MOST_COMPARISONS) break;
      for (const index of this.#byStem.get(text.slice(0, length)) ?? []) {
        if (found.length >= MOST_COMPARISONS) break;
        if (index !== own) found.push(index);
      }
    }
    return found;
  }
}

function stemOf(text: string): string {
  return text.slice(0, text.search(/[*?]/));
}
