import { asciiLower } from '../policy/ascii-case.ts';
import type { ArnPattern } from '../term/arn-pattern.ts';
import { ANY, ONE, literalTokens, type Pattern, type Token } from '../term/pattern.ts';

/**
 * A set of texts, as a row of symbols: a UTF-16 unit stands for itself, a unit above {@link FOLDED}
 * for a letter in either case, and the rest are the wildcards of patterns.
 */
export type Language = readonly Symbol[];
export type Symbol = number;

/** Wildcards that never cross a colon, as in the first five parts of an ARN. */
export const ANY_IN_PART: Symbol = -3;
export const ONE_IN_PART: Symbol = -4;
const COLON = 0x3a;
/** What is added to a lower-case letter that stands for both of its cases. */
export const FOLDED = 0x1_0000;

/** The texts that a pattern matches. */
export function patternLanguage(pattern: Pattern): Language {
  switch (pattern.kind) {
    case 'any':
      return [ANY];
    case 'literal':
      return literalTokens(pattern.text);
    case 'prefix':
      return [...literalTokens(pattern.text), ANY];
    case 'glob':
      return pattern.tokens;
  }
}

/** The texts that a pattern for ARNs matches. */
export function arnLanguage(pattern: ArnPattern): Language {
  if (pattern.kind === 'whole') return patternLanguage(pattern.pattern);
  return partsLanguage(pattern.parts.map(patternLanguage));
}

/** Every text with at least five colons. */
export const ANY_ARN: Language = partsLanguage(Array.from({ length: 6 }, () => [ANY]));

/** The parts of an ARN joined by colons; wildcards stay inside of all but the sixth. */
export function partsLanguage(parts: readonly Language[]): Language {
  return parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [COLON]),
    ...(index < 5 ? part.map(keptInPart) : part),
  ]);
}

/** The symbol for a token of one of an ARN's first five parts. */
export function keptInPart(symbol: Symbol): Symbol {
  if (symbol === ANY) return ANY_IN_PART;
  return symbol === ONE ? ONE_IN_PART : symbol;
}

/** The language with each lower-case letter standing for both cases. */
export function folded(language: Language): Language {
  return language.map((symbol) => (isLower(symbol) ? symbol + FOLDED : symbol));
}

/**
 * The texts whose lower-cased head (all before the fifth colon) with the rest is in the language;
 * undefined when there is none.
 */
export function headFolded(language: Language): Language | undefined {
  let colons = 0;
  const result: Symbol[] = [];
  for (const symbol of language) {
    if (colons >= 5) result.push(symbol);
    else if (symbol >= 0x41 && symbol <= 0x5a) return undefined;
    else result.push(isLower(symbol) ? symbol + FOLDED : symbol);
    if (symbol === COLON) colons++;
  }
  return result;
}

/** A text as a language, with its letters in any case. */
export function foldedText(text: string): Language {
  return folded(literalTokens(asciiLower(text)));
}

function isLower(symbol: Symbol): boolean {
  return symbol >= 0x61 && symbol <= 0x7a;
}

/** True when the symbol takes the unit. */
export function takes(symbol: Symbol, unit: Token): boolean {
  if (symbol >= FOLDED) return (unit | 0x20) === symbol - FOLDED && unit < 0x80;
  if (symbol >= 0) return symbol === unit;
  return symbol === ANY || symbol === ONE || unit !== COLON;
}

/** True for the wildcards that take any number of units. */
export function isRun(symbol: Symbol | undefined): boolean {
  return symbol === ANY || symbol === ANY_IN_PART;
}

/** True for the wildcards that do not take a colon. */
export function staysInPart(symbol: Symbol): boolean {
  return symbol === ANY_IN_PART || symbol === ONE_IN_PART;
}
