import {
  ANY,
  matchesPattern,
  matchesTokens,
  readPattern,
  type Pattern,
  type Token,
} from './pattern.ts';
import type { Truth } from './truth.ts';

/** The six parts of an ARN, the prefix `arn` first; the last keeps its further colons. */
export type ArnParts = readonly [string, string, string, string, string, string];

/**
 * A pattern that is compared with an ARN part by part, so that a wildcard never crosses one of the
 * first five colons; in the last part `*` also stands for `/` and `:`.
 * Sources: IAM User Guide, reference_policies_elements_resource and _condition_operators (ARN).
 */
export type ArnPattern =
  /** Without wildcards before the fifth colon: comparing the whole text is the same. */
  | { readonly kind: 'whole'; readonly pattern: Pattern }
  | { readonly kind: 'parts'; readonly parts: readonly Pattern[] };

/** Cuts a text at its first five colons; undefined when it has fewer. */
export function arnParts(text: string): ArnParts | undefined {
  const cut = (from: number): number => (from < 0 ? -1 : text.indexOf(':', from + 1));
  const first = text.indexOf(':');
  const second = cut(first);
  const third = cut(second);
  const fourth = cut(third);
  const fifth = cut(fourth);
  if (fifth < 0) return undefined;
  return [
    text.slice(0, first),
    text.slice(first + 1, second),
    text.slice(second + 1, third),
    text.slice(third + 1, fourth),
    text.slice(fourth + 1, fifth),
    text.slice(fifth + 1),
  ];
}

/** Reads a pattern for ARNs; undefined when it has fewer than six parts. */
export function readArnPattern(text: string): ArnPattern | undefined {
  const parts = arnParts(text);
  if (!parts) return undefined;
  const isHeadLiteral = !hasWildcardBefore(text, text.length - parts[5].length);
  if (isHeadLiteral) return { kind: 'whole', pattern: readPattern(text) };
  return { kind: 'parts', parts: parts.map(readPattern) };
}

function hasWildcardBefore(text: string, end: number): boolean {
  const wild = text.search(WILDCARD);
  return wild >= 0 && wild < end;
}

const WILDCARD = /[*?]/;

/** Whether a text is an ARN that the pattern matches. */
export function matchesArn(pattern: ArnPattern, text: string): Truth {
  if (pattern.kind === 'whole') return matchesPattern(pattern.pattern, text);
  const parts = arnParts(text);
  return parts !== undefined && matchesParts(pattern.parts, parts);
}

/** Whether each part matches the pattern at its place; more parts than patterns do not count. */
export function matchesParts(patterns: readonly Pattern[], parts: ArnParts): Truth {
  let result: Truth = true;
  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index];
    const truth = pattern !== undefined && matchesPattern(pattern, parts[index] ?? '');
    if (truth === false) return false;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

/** {@link readArnPattern} for a pattern given as tokens, such as a value with its variables filled. */
export function readArnTokens(tokens: readonly Token[]): ArnPattern | undefined {
  const parts = tokenParts(tokens);
  return parts && { kind: 'parts', parts: parts.map((part) => ({ kind: 'glob', tokens: part })) };
}

/**
 * {@link matchesArn} for tokens. With fewer than six parts a lone `*` stands for any ARN and other
 * tokens for nothing; with `shortAsText` the lone `*` for nothing and the others for the whole text.
 */
export function matchesArnTokens(
  tokens: readonly Token[],
  text: string,
  shortAsText: boolean,
): Truth {
  const pattern = readArnTokens(tokens);
  if (pattern) return matchesArn(pattern, text);
  const isStar = tokens.length === 1 && tokens[0] === ANY;
  if (shortAsText) return !isStar && matchesTokens(tokens, text);
  return isStar && arnParts(text) !== undefined;
}

/** Tokens cut at their first five colons; undefined when they have fewer. */
function tokenParts(tokens: readonly Token[]): readonly (readonly Token[])[] | undefined {
  const parts: (readonly Token[])[] = [];
  let from = 0;
  while (parts.length < 5) {
    const colon = tokens.indexOf(COLON, from);
    if (colon < 0) return undefined;
    parts.push(tokens.slice(from, colon));
    from = colon + 1;
  }
  return [...parts, tokens.slice(from)];
}

const COLON = 0x3a;
