import type { Piece } from './arn-pieces.ts';

/**
 * True when some text matches both patterns. Walks the product of the two as a table, one row for
 * each piece of `left`: left × right steps and two rows of memory, whatever the patterns hold.
 */
export function overlap(left: Iterable<Piece>, right: readonly Piece[]): boolean {
  let row: readonly number[] = [0];
  for (const piece of left) {
    row = nextRow(row, piece, right);
    if (row.length === 0) return false;
  }
  return reachesEnd(row, right);
}

/**
 * The positions of `right` that can be reached past `piece`, from those reached before it; both in
 * ascending order. A row holds few of them unless the patterns are made to be slow.
 */
function nextRow(row: readonly number[], piece: Piece, right: readonly Piece[]): readonly number[] {
  const next: number[] = [];
  let seen = -1;
  for (const from of row) {
    let goesOn = from > seen;
    for (let at = from; goesOn; at++) {
      seen = at;
      const other = right[at];
      const shares = other !== undefined && shareCharacter(piece, other);
      // A repeating piece is not passed by taking a character, so its counterpart moves alone.
      if (piece.repeats) next.push(at);
      else if (shares) add(next, other.repeats ? at : at + 1);
      goesOn = other !== undefined && (other.repeats || (piece.repeats && shares));
    }
  }
  return next;
}

function add(row: number[], position: number): void {
  if (row.at(-1) !== position) row.push(position);
}

function reachesEnd(row: readonly number[], right: readonly Piece[]): boolean {
  return right.slice(row.at(-1)).every(({ repeats }) => repeats);
}

function shareCharacter(left: Piece, right: Piece): boolean {
  if (left.character === undefined) return !right.character || allows(left, right.character);
  if (right.character === undefined) return allows(right, left.character);
  return left.character === right.character;
}

function allows(wildcard: Piece, character: string): boolean {
  return !wildcard.forbids.includes(character);
}
