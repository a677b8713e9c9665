import type { ArnPattern } from '../term/arn-pattern.ts';
import type { KeyLookup } from '../term/key-state.ts';
import { ANY, ONE, type Pattern, type Token } from '../term/pattern.ts';
import { fill, type Text } from '../term/template.ts';
import type { ResourceTemplateTest } from '../term/test.ts';
import type { TemplateSet, ValueSet } from '../term/value-set.ts';
import type { Item } from './walk.ts';

/** A pattern as a row of items. */
export type Items = readonly Item[];

/** The patterns of a set of texts; undefined for sets of numbers, dates and addresses. */
export function setItems(set: ValueSet, lookup: KeyLookup): readonly Items[] | undefined {
  switch (set.kind) {
    case 'texts':
      return Array.from(set.texts, (text) => plain(text, set.ignoreCase));
    case 'patterns':
      return set.patterns.map((pattern) => globItems(pattern, true));
    case 'arns':
      return [...set.patterns.map(arnItems), ...(set.anyArn ? [ANY_ARN] : [])];
    case 'booleans':
      return [plain('true', true), plain('false', true)];
    case 'octets':
      return Array.from(set.accepted).flatMap(spellings);
    case 'template':
      return templateItems(set, lookup);
    default:
      return undefined;
  }
}

/** The pattern of a resource with policy variables. */
export function resourceItems(test: ResourceTemplateTest, lookup: KeyLookup): readonly Items[] {
  const rest = fill(test.rest, lookup);
  if (typeof rest === 'string') return [];
  const head = test.head.flatMap((part) => [...globItems(part, false), COLON]);
  return [[...head, ...rest.flatMap((text) => textItems(text, test.wildValues))]];
}

/** The pattern of an ARN: wildcards of its first five parts stay before the next colon. */
export function arnItems(pattern: ArnPattern): Items {
  if (pattern.kind === 'whole') return globItems(pattern.pattern, true);
  return pattern.parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [COLON]),
    ...globItems(part, index === 5),
  ]);
}

/** The items of a pattern with wildcards. */
export function globItems(pattern: Pattern, crossesColons: boolean): Items {
  const star: Item = { kind: 'wild', isRun: true, crossesColons };
  switch (pattern.kind) {
    case 'any':
      return [star];
    case 'literal':
      return plain(pattern.text, false);
    case 'prefix':
      return [...plain(pattern.text, false), star];
    case 'glob':
      return pattern.tokens.map((token) => tokenItem(token, crossesColons));
  }
}

const COLON: Item = { kind: 'unit', unit: ':', ignoreCase: false };
const IN_PART: Item = { kind: 'wild', isRun: true, crossesColons: false };
const ANY_ARN: Items = [
  ...Array.from({ length: 5 }, () => [IN_PART, COLON]).flat(),
  { kind: 'wild', isRun: true, crossesColons: true },
];

function tokenItem(token: Token, crossesColons: boolean): Item {
  if (token === ANY || token === ONE) return { kind: 'wild', isRun: token === ANY, crossesColons };
  return { kind: 'unit', unit: String.fromCharCode(token), ignoreCase: false };
}

function plain(text: string, ignoreCase: boolean): Items {
  return Array.from({ length: text.length }, (_, index): Item => {
    return { kind: 'unit', unit: text.charAt(index), ignoreCase };
  });
}

function templateItems(set: TemplateSet, lookup: KeyLookup): readonly Items[] {
  const filled = fill(set.template, lookup);
  if (typeof filled === 'string') return [];
  const text = filled.map((piece) => piece.text).join('');
  switch (set.comparison) {
    case 'like':
      return [filled.flatMap((piece) => textItems(piece, set.wildValues))];
    case 'arn-like':
      return arnTemplate(filled.flatMap((piece) => textItems(piece, set.wildValues)));
    case 'bool':
      return [plain('true', true), plain('false', true)];
    default:
      return [plain(text, set.comparison === 'equals-ignore-case')];
  }
}

/** Both as an ARN and as a whole: which of them counts is for the evaluator to say. */
function arnTemplate(items: Items): readonly Items[] {
  let colons = 0;
  const inParts = items.map((item): Item => {
    if (item.kind === 'unit' && item.unit === ':') colons++;
    return item.kind === 'wild' && colons < 5 ? { ...item, crossesColons: false } : item;
  });
  return [items, inParts, ANY_ARN];
}

function textItems({ kind, text }: Text, wildValues: boolean): Items {
  const isWild = kind === 'pattern' || (kind === 'value' && wildValues);
  return plain(text, false).map((item): Item => {
    if (!isWild || item.kind !== 'unit') return item;
    if (item.unit === '*') return { kind: 'wild', isRun: true, crossesColons: true };
    return item.unit === '?' ? { kind: 'wild', isRun: false, crossesColons: true } : item;
  });
}

/** The base64 texts of some bytes: the last digit has spare bits. */
function spellings(octets: string): readonly Items[] {
  const text = btoa(octets);
  const bare = text.replace(PADDING, '');
  const padding = text.slice(bare.length);
  if (padding === '') return [plain(text, false)];
  return Array.from(DIGITS, (digit) => bare.slice(0, -1) + digit + padding)
    .filter((one) => atob(one) === octets)
    .map((one) => plain(one, false));
}

const PADDING = /=+$/;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
