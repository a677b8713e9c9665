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
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** The text as a pattern: `*` and `?` are wildcards. */
export function pattern(text: string): Pattern {
  return literal(text).map((code) => WILDCARDS.get(code) ?? code);
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
 * True when the pattern matches the whole text. `reach` is the set of positions of the text up to
 * which the tokens read so far can match: one row of the dynamic-programming table.
 */
export function matches(tokens: Pattern, text: string): boolean {
  let reach = Array.from({ length: text.length + 1 }, (_, position) => position === 0);
  for (const token of tokens) {
    reach = token === ANY ? fromFirst(reach) : oneFurther(reach, token, text);
  }
  return reach[text.length] === true;
}

function fromFirst(reach: readonly boolean[]): boolean[] {
  const first = reach.indexOf(true);
  return reach.map((_, position) => first >= 0 && position >= first);
}

function oneFurther(reach: readonly boolean[], token: number, text: string): boolean[] {
  return reach.map(
    (_, position) =>
      position > 0 &&
      reach[position - 1] === true &&
      (token === ONE || token === text.charCodeAt(position - 1)),
  );
}

const STAR_CODE = '*'.charCodeAt(0);
const QUESTION_CODE = '?'.charCodeAt(0);
const WILDCARDS = new Map([
  [STAR_CODE, ANY],
  [QUESTION_CODE, ONE],
]);
const WRITTEN = new Map([
  [ANY, '*'],
  [ONE, '?'],
]);
