/**
 * One step of a pattern: a certain character, or any character but those in `forbids`. A repeating
 * piece stands for any run of such characters, the empty one included.
 */
export interface Piece {
  readonly character: string | undefined;
  readonly forbids: string;
  readonly repeats: boolean;
}

/**
 * A policy's Resource text as pieces. `*` and `?` are wildcards; a policy variable may become any
 * text, so it counts as `*`, but for `${*}`, `${?}` and `${$}`, which spell these characters.
 * Source: IAM User Guide, reference_policies_variables.
 */
export function policyPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = text.startsWith('${', at) ? text.indexOf('}', at) : -1;
    if (end >= 0) {
      const name = text.slice(at + 2, end);
      pieces.push(ESCAPES.has(name) ? literal(name) : run(''));
      at = end;
    } else {
      pieces.push(policyPiece(text.charAt(at)));
    }
  }
  return pieces;
}

/**
 * An ARN template as pieces: `${Name}` stands for at least one character, `*` for any run. The
 * placeholders in `slashless` never hold a `/`.
 */
export function templatePieces(text: string, slashless: ReadonlySet<string>): readonly Piece[] {
  return text.split(PLACEHOLDER).flatMap((part, index) => {
    if (index % 2 === 0) return Array.from(part, (character) => templatePiece(character));
    const forbids = slashless.has(part) ? '/' : '';
    return [one(forbids), run(forbids)];
  });
}

/** Splits pieces into the six fields of an ARN; the sixth keeps all colons after the fifth. */
export function arnFields(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const fields: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.character === ':' && fields.length < ARN_FIELDS) fields.push([]);
    else fields.at(-1)?.push(piece);
  }
  return fields;
}

const ARN_FIELDS = 6;
const PLACEHOLDER = /\$\{([^}]*)\}/;
const ESCAPES: ReadonlySet<string> = new Set(['*', '?', '$']);

function policyPiece(character: string): Piece {
  if (character === '*') return run('');
  return character === '?' ? one('') : literal(character);
}

function templatePiece(character: string): Piece {
  return character === '*' ? run('') : literal(character);
}

function literal(character: string): Piece {
  return { character, forbids: '', repeats: false };
}

function one(forbids: string): Piece {
  return { character: undefined, forbids, repeats: false };
}

function run(forbids: string): Piece {
  return { character: undefined, forbids, repeats: true };
}
