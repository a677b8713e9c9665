import { ANY, type Token } from '../term/pattern.ts';
import { filledTokens, type Piece, type Template } from '../term/template.ts';
import { isRun, takes } from './language.ts';

/** What to look for: which piece of a template a text could have in place of a hole. */
export interface HoleQuery {
  readonly template: Template;
  /** The condition key in the hole. */
  readonly key: string;
  /** The text of the other holes; undefined stands for any. */
  readonly fill: (key: string) => string | undefined;
  /** More texts than this are not listed. */
  readonly limit: number;
}

/**
 * The texts that could stand in the first hole of a key for the template to match `text`: pieces of
 * it, because what a hole holds is no pattern. Undefined when there are too many. Letters are
 * compared in lower case, so that the result is wide enough for operators that ignore case.
 */
export function holeTexts(text: string, query: HoleQuery): ReadonlySet<string> | undefined {
  const { pieces } = query.template;
  const at = pieces.findIndex((piece) => piece.kind === 'hole' && piece.key === query.key);
  const before = tokensOf(pieces.slice(0, at), query);
  const after = tokensOf(pieces.slice(at + 1), query);
  const starts = prefixes(before, text);
  const ends = new Set(
    prefixes(after.toReversed(), [...units(text)].toReversed()).map((left) => text.length - left),
  );
  const found = new Set<string>();
  for (const start of starts) {
    for (const end of ends) {
      if (end >= start) found.add(text.slice(start, end));
      if (found.size > query.limit) return undefined;
    }
  }
  return found;
}

function tokensOf(pieces: readonly Piece[], query: HoleQuery): readonly Token[] {
  return pieces.flatMap((piece): readonly Token[] => {
    if (piece.kind !== 'hole') return filledTokens([piece], false);
    const text = piece.key === query.key ? undefined : query.fill(piece.key);
    return text === undefined ? [ANY] : filledTokens([{ kind: 'value', text }], false);
  });
}

function* units(text: string): Generator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}

/** The lengths of the prefixes of a text that the tokens match as a whole. */
function prefixes(tokens: readonly Token[], text: string | readonly number[]): readonly number[] {
  const read = typeof text === 'string' ? [...units(text)] : text;
  const lengths: number[] = [];
  let places = skipRuns(tokens, [0]);
  for (let length = 0; places.size > 0; length++) {
    if (places.has(tokens.length)) lengths.push(length);
    const unit = read[length];
    if (unit === undefined) break;
    places = skipRuns(tokens, advance(tokens, places, unit));
  }
  return lengths;
}

function* advance(
  tokens: readonly Token[],
  places: ReadonlySet<number>,
  unit: number,
): Generator<number> {
  for (const place of places) {
    const token = tokens[place];
    if (token === undefined) continue;
    if (isRun(token)) yield place;
    else if (takes(lower(token), lower(unit))) yield place + 1;
  }
}

function skipRuns(tokens: readonly Token[], places: Iterable<number>): Set<number> {
  const reached = new Set(places);
  for (const place of reached) if (isRun(tokens[place])) reached.add(place + 1);
  return reached;
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
