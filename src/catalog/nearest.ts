import { asciiLower } from '../policy/ascii-case.ts';

/** Longer names are not compared: no AWS name is as long, and a hostile one must cost nothing. */
const LONGEST = 128;
const MOST_EDITS = 2;
/** One edit needs four letters, two need eight; shorter names are near to everything. */
const LETTERS_PER_EDIT = 4;

/**
 * The candidate that was probably meant by a mistyped name: at most two edits away (a letter
 * inserted, left out, replaced, or swapped with its neighbour), at most one for every four letters,
 * letter case aside. Equally near ones are decided by code unit; undefined when none is near.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const allowed = Math.min(MOST_EDITS, Math.floor(name.length / LETTERS_PER_EDIT));
  if (allowed === 0 || name.length > LONGEST) return undefined;
  const wanted = asciiLower(name);
  const letters = lettersOf(wanted);
  let best: string | undefined;
  let bestEdits = allowed;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > bestEdits) continue;
    const other = asciiLower(candidate);
    if (countOnes(letters ^ lettersOf(other)) > 2 * bestEdits) continue;
    const edits = editDistance(wanted, other, bestEdits);
    const closer = edits < bestEdits || (edits === bestEdits && (!best || candidate < best));
    if (closer) [best, bestEdits] = [candidate, edits];
  }
  return best;
}

/** The letters of a text as bits; an edit takes one away and adds one, at most. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

function countOnes(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The Damerau–Levenshtein distance in its optimal-string-alignment form: each piece of the text is
 * edited once. Infinite when it is more than `limit`, for which a band of the table is enough. Time
 * is the product of the two lengths, or of the left one and the limit; memory three rows.
 */
export function editDistance(left: string, right: string, limit = Infinity): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    const last = Math.min(right.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= last; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + same,
        swapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    if (isBeyond(above, limit) && isBeyond(current, limit)) return Infinity;
    [before, above] = [above, current];
  }
  const edits = at(above, right.length);
  return edits <= limit ? edits : Infinity;
}

/** True when no cell of a row is within the limit; no later row is then, unless it skips this one. */
function isBeyond(row: readonly number[], limit: number): boolean {
  return row.every((edits) => edits > limit);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
