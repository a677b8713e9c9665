import { asciiLower } from '../policy/ascii-case.ts';
import { readArnTokens } from '../term/arn-pattern.ts';
import type { Decimal } from '../term/decimal.ts';
import type { EpochUnit, Instant } from '../term/instant.ts';
import type { KeyLookup } from '../term/key-state.ts';
import type { Network } from '../term/network.ts';
import { ANY, LENGTH_LIMIT, literalTokens } from '../term/pattern.ts';
import { fill, filledText, filledTokens, type Text } from '../term/template.ts';
import type { ResourceTemplateTest } from '../term/test.ts';
import type { TemplateSet, ValueSet } from '../term/value-set.ts';
import {
  ANY_ARN,
  arnLanguage,
  foldedText,
  partsLanguage,
  patternLanguage,
  type Language,
} from './language.ts';

/**
 * What a test can tell apart among the values of a variable. Texts that are in the same sets, or
 * values that stand alike to all bounds, are alike to it.
 */
export type Distinction =
  | { readonly kind: 'text'; readonly sets: readonly (readonly Language[])[] }
  | { readonly kind: 'numbers'; readonly bounds: readonly Decimal[] }
  | { readonly kind: 'instants'; readonly bounds: readonly Instant[]; readonly unit: EpochUnit }
  | { readonly kind: 'networks'; readonly networks: readonly Network[] };

/** What membership in a set tells apart; `lookup` fills the holes of templates. */
export function setDistinction(set: ValueSet, lookup: KeyLookup): Distinction {
  switch (set.kind) {
    case 'numbers':
    case 'instants':
    case 'networks':
      return set;
    case 'texts':
      return texts([Array.from(set.texts, set.ignoreCase ? foldedText : literalTokens)]);
    case 'patterns':
      return texts([set.patterns.map(patternLanguage)]);
    case 'arns':
      return texts([[...set.patterns.map(arnLanguage), ...(set.anyArn ? [ANY_ARN] : [])]]);
    case 'booleans':
      return BOOLEANS;
    case 'octets':
      return texts([Array.from(set.accepted).flatMap(octetTexts).map(literalTokens)]);
    case 'template':
      return templateDistinction(set, lookup);
  }
}

/** What a resource with policy variables tells apart among resources. */
export function resourceDistinction(test: ResourceTemplateTest, lookup: KeyLookup): Distinction {
  const rest = fill(test.rest, lookup);
  if (typeof rest === 'string') return texts([]);
  const head = test.head.map(patternLanguage);
  return texts([[partsLanguage([...head, filledTokens(rest, test.wildValues)])]]);
}

/** Sets of languages that are short enough to be matched at all. */
export function texts(sets: readonly (readonly Language[])[]): Distinction {
  return {
    kind: 'text',
    sets: sets.map((set) => set.filter(({ length }) => length <= LENGTH_LIMIT)),
  };
}

/** The texts of either truth value; what is neither is in no set. */
const BOOLEANS: Distinction = { kind: 'text', sets: [[foldedText('true')], [foldedText('false')]] };

function templateDistinction(set: TemplateSet, lookup: KeyLookup): Distinction {
  const filled = fill(set.template, lookup);
  if (typeof filled === 'string') return texts([]);
  switch (set.comparison) {
    case 'like':
      return texts([[filledTokens(filled, set.wildValues)]]);
    case 'arn-like':
      return texts([arnLanguages(set, filled)]);
    case 'equals-ignore-case':
      return texts([[foldedText(asciiLower(filledText(filled)))]]);
    case 'bool':
      return BOOLEANS;
    default:
      return texts([[literalTokens(filledText(filled))]]);
  }
}

function arnLanguages(set: TemplateSet, filled: readonly Text[]): readonly Language[] {
  const tokens = filledTokens(filled, set.wildValues);
  const pattern = readArnTokens(tokens);
  if (pattern) return [arnLanguage(pattern)];
  const isStar = tokens.length === 1 && tokens[0] === ANY;
  if (set.shortAsText) return isStar ? [] : [tokens];
  return isStar ? [ANY_ARN] : [];
}

/** The base64 texts of some bytes: spare bits of the last digit do not count. */
function octetTexts(octets: string): readonly string[] {
  const text = btoa(octets);
  const end = text.indexOf('=');
  if (end < 0) return [text];
  const spare = end === text.length - 2 ? 16 : 4;
  const first = DIGITS.indexOf(text[end - 1] ?? '');
  return Array.from(
    { length: spare },
    (_, bits) => text.slice(0, end - 1) + (DIGITS[first + bits] ?? '') + text.slice(end),
  );
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
