/**
 * A pattern is a list of tokens: a UTF-16 code unit that stands for itself, `ANY` (`*`, any run of
 * characters, none included) or `ONE` (`?`, exactly one).
 * Source: IAM User Guide, reference_policies_elements_resource and _condition_operators.
 */
export type Pattern = readonly number[];

/** The token of `*`. */
export const ANY = -1;
/** The token of `?`. */
export const ONE = -2;

/** The text as literal tokens: `*` and `?` stand for themselves. */
export function literal(text: string): Pattern {
  const tokens: number[] = [];
  for (let index = 0; index < text.length; index++) tokens.push(text.charCodeAt(index));
  return tokens;
}

/** The text as a pattern: `*` and `?` are wildcards. */
export function pattern(text: string): Pattern {
  return literal(text).map((code) => {
    if (code === STAR_CODE) return ANY;
    return code === QUESTION_CODE ? ONE : code;
  });
}

/** The pattern as it would be written, with wildcards as plain characters. */
export function writtenAs(tokens: Pattern): string {
  return tokens.map((token) => WRITTEN.get(token) ?? String.fromCharCode(token)).join('');
}

/** True when the pattern holds a wildcard. */
export function isWild(tokens: Pattern): boolean {
  return tokens.some((token) => token < 0);
}

/**
 * True when the pattern matches the whole text. Each row of the dynamic-programming table says up
 * to which positions of the text the tokens read so far can match; the first row is of no token.
 */
export function matches(tokens: Pattern, text: string): boolean {
  let row = [true];
  for (const token of tokens) {
    row = token === ANY ? rowOfAny(row, text) : rowOfOne(row, token, text);
    if (!row.includes(true)) return false;
  }
  return row[text.length] === true;
}

/** A run of characters reaches every position from the first that could be reached before. */
function rowOfAny(before: readonly boolean[], text: string): boolean[] {
  const row: boolean[] = [];
  for (let position = 0; position <= text.length; position++) {
    row.push(before[position] === true || row[position - 1] === true);
  }
  return row;
}

/** One character moves every position that could be reached one on, if the token stands for it. */
function rowOfOne(before: readonly boolean[], token: number, text: string): boolean[] {
  const row = [false];
  for (let position = 1; position <= text.length; position++) {
    const isCharacter = token === ONE || token === text.charCodeAt(position - 1);
    row.push(before[position - 1] === true && isCharacter);
  }
  return row;
}

const STAR_CODE = '*'.charCodeAt(0);
const QUESTION_CODE = '?'.charCodeAt(0);
const WRITTEN = new Map([
  [ANY, '*'],
  [ONE, '?'],
]);
