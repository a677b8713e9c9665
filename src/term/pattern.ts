import type { Truth } from './truth.ts';

/** A UTF-16 unit that stands for itself, {@link ANY} or {@link ONE}. */
export type Token = number;

/** The token of `*`: any run of characters, none included. */
export const ANY: Token = -1;
/** The token of `?`: exactly one character. */
export const ONE: Token = -2;

/**
 * Longest pattern and longest text, in UTF-16 units, that are matched token by token. The longest
 * values that AWS takes are half of it; beyond, a match is `unknown` because it could take long.
 */
export const LENGTH_LIMIT = 4096;

/** A pattern with `*` and `?`. The kinds say how cheaply a text can be matched. */
export type Pattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly text: string }
  /** Literal text with a single `*` behind it. */
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'glob'; readonly tokens: readonly Token[] };

/** Reads a text whose `*` and `?` are wildcards. */
export function readPattern(text: string): Pattern {
  const wild = text.search(WILDCARD);
  if (wild < 0) return { kind: 'literal', text };
  if (wild === text.length - 1 && text[wild] === '*') {
    return wild === 0 ? { kind: 'any' } : { kind: 'prefix', text: text.slice(0, -1) };
  }
  return { kind: 'glob', tokens: patternTokens(text) };
}

const WILDCARD = /[*?]/;

/** The tokens of a text whose `*` and `?` are wildcards. */
export function patternTokens(text: string): readonly Token[] {
  return literalTokens(text).map((unit) => {
    if (unit === STAR) return ANY;
    return unit === QUESTION ? ONE : unit;
  });
}

/** The tokens of a text that stands for itself, `*` and `?` included. */
export function literalTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; index++) tokens.push(text.charCodeAt(index));
  return tokens;
}

const STAR = 0x2a;
const QUESTION = 0x3f;

/** Whether the pattern matches the whole text; `unknown` when one of them is too long. */
export function matchesPattern(pattern: Pattern, text: string): Truth {
  switch (pattern.kind) {
    case 'any':
      return true;
    case 'literal':
      return text === pattern.text;
    case 'prefix':
      return text.startsWith(pattern.text);
    case 'glob':
      return matchesTokens(pattern.tokens, text);
  }
}

/**
 * Two pointers with one retry point: at most tokens × text steps, without recursion and without a
 * regular expression. Source: IAM User Guide, reference_policies_elements_resource (wildcards).
 */
export function matchesTokens(tokens: readonly Token[], text: string): Truth {
  if (tokens.length > LENGTH_LIMIT || text.length > LENGTH_LIMIT) return 'unknown';
  let token = 0;
  let at = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === ANY) {
      star = token++;
      retry = at;
    } else if (wanted === ONE || wanted === text.charCodeAt(at)) {
      token++;
      at++;
    } else if (star >= 0) {
      // Let the latest star swallow one more character; earlier stars never need a second try.
      token = star + 1;
      at = ++retry;
    } else {
      return false;
    }
  }
  while (tokens[token] === ANY) token++;
  return token === tokens.length;
}
