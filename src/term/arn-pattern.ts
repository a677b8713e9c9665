import { arnParts, headLength, type ArnParts, type ArnText } from './arn-text.ts';
import {
  ANY,
  matchesPattern,
  matchesTokens,
  readPattern,
  type Pattern,
  type Token,
} from './pattern.ts';
import type { Truth } from './truth.ts';

/**
 * A pattern that is compared with an ARN part by part, so that a wildcard never crosses one of the
 * first five colons; in the last part `*` also stands for `/` and `:`.
 * Sources: IAM User Guide, reference_policies_elements_resource and _condition_operators (ARN).
 */
export type ArnPattern =
  /** Without wildcards before the fifth colon: comparing the whole text is the same. */
  | { readonly kind: 'whole'; readonly pattern: Pattern }
  | { readonly kind: 'parts'; readonly parts: readonly Pattern[] };

/** Reads a pattern for ARNs; undefined when it has fewer than six parts. */
export function readArnPattern(text: string): ArnPattern | undefined {
  const head = headLength(text);
  if (head === 0) return undefined;
  const wild = text.search(WILDCARD);
  if (wild < 0 || wild >= head) return { kind: 'whole', pattern: readPattern(text) };
  return { kind: 'parts', parts: (arnParts(text) ?? []).map(readPattern) };
}

const WILDCARD = /[*?]/;

/** Whether a text is an ARN that the pattern matches. */
export function matchesArn(pattern: ArnPattern, arn: ArnText): Truth {
  if (pattern.kind === 'whole') return matchesPattern(pattern.pattern, arn.text);
  return arn.parts !== undefined && matchesParts(pattern.parts, arn.parts);
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
  arn: ArnText,
  shortAsText: boolean,
): Truth {
  const pattern = readArnTokens(tokens);
  if (pattern) return matchesArn(pattern, arn);
  const isStar = tokens.length === 1 && tokens[0] === ANY;
  if (shortAsText) return !isStar && matchesTokens(tokens, arn.text);
  return isStar && arn.parts !== undefined;
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
