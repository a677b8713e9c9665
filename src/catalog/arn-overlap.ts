import type { Piece } from './arn-pieces.ts';

/**
 * True when some text matches both patterns. Walks the product of the two as a table, one row for
 * each piece of `left`: left × right steps and two rows of memory, whatever the patterns hold.
 */
export function overlap(left: Iterable<Piece>, right: readonly Piece[]): boolean {
  let row = [true];
  for (const piece of left) {
    row = nextRow(row, piece, right);
    if (row.length === 0) return false;
  }
  return reachesEnd(row, right);
}

/** The positions of `right` that can be reached past `piece`, from those reached before it. */
function nextRow(row: boolean[], piece: Piece, right: readonly Piece[]): boolean[] {
  const next: boolean[] = [];
  for (let at = 0; at <= right.length; at++) {
    if (!row[at]) continue;
    const other = right[at];
    if (piece.repeats) next[at] = true;
    if (!other) continue;
    if (other.repeats) row[at + 1] = true;
    if (!shareCharacter(piece, other)) continue;
    // A repeating piece is not passed by taking a character, so its counterpart moves alone.
    if (piece.repeats) row[at + 1] = true;
    else next[other.repeats ? at : at + 1] = true;
  }
  return next;
}

function reachesEnd(row: readonly boolean[], right: readonly Piece[]): boolean {
  for (let at = right.length; at >= 0; at--) {
    if (row[at]) return true;
    if (!right[at - 1]?.repeats) return false;
  }
  return false;
}

function shareCharacter(left: Piece, right: Piece): boolean {
  if (left.character === undefined) return !right.character || allows(left, right.character);
  if (right.character === undefined) return allows(right, left.character);
  return left.character === right.character;
}

function allows(wildcard: Piece, character: string): boolean {
  return !wildcard.forbids.includes(character);
}
