import type { Comparison } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { matchesArn, matchesArnTokens, type ArnPattern } from './arn-pattern.ts';
import { ArnText } from './arn-text.ts';
import { readBoolean } from './boolean.ts';
import { compareDecimals, readDecimal, type Decimal } from './decimal.ts';
import { compareInstants, readInstant, type EpochUnit, type Instant } from './instant.ts';
import type { KeyLookup } from './key-state.ts';
import { isWithin, readAddress, type Network } from './network.ts';
import { readOctets } from './octets.ts';
import { matchesPattern, matchesTokens, type Pattern } from './pattern.ts';
import { fill, filledText, filledTokens, type Template } from './template.ts';
import { some, type Truth } from './truth.ts';

/** A set of texts: what the values of one condition clause accept together. */
export type ValueSet =
  | { readonly kind: 'texts'; readonly texts: ReadonlySet<string>; readonly ignoreCase: boolean }
  | { readonly kind: 'patterns'; readonly patterns: readonly Pattern[] }
  /** With `anyArn` every ARN is in the set. */
  | { readonly kind: 'arns'; readonly patterns: readonly ArnPattern[]; readonly anyArn: boolean }
  | { readonly kind: 'numbers'; readonly order: Order; readonly bounds: readonly Decimal[] }
  | {
      readonly kind: 'instants';
      readonly order: Order;
      readonly bounds: readonly Instant[];
      readonly unit: EpochUnit;
    }
  | { readonly kind: 'booleans'; readonly accepted: readonly boolean[] }
  | { readonly kind: 'octets'; readonly accepted: ReadonlySet<string> }
  | { readonly kind: 'networks'; readonly networks: readonly Network[] }
  | TemplateSet;

/** One value with policy variables: a relation between the tested key and those in the holes. */
export interface TemplateSet {
  readonly kind: 'template';
  readonly template: Template;
  readonly comparison: Comparison;
  /** True when `*` and `?` in the value of a variable count as wildcards. */
  readonly wildValues: boolean;
  /** True when an ARN pattern of fewer than six parts is taken as wildcards over the whole text. */
  readonly shortAsText: boolean;
}

/** How the request's value stands to the policy's: `less-than` is request < policy. */
export type Order = Extract<
  Comparison,
  'equals' | 'less-than' | 'less-than-equals' | 'greater-than' | 'greater-than-equals'
>;

/**
 * Whether a text is in a set. `unreadable`: the text is no value of the set's type. `unresolved`: a
 * variable of the policy value has no value, so that nothing is in the set.
 */
export type Membership = Truth | 'unreadable' | 'unresolved';

/** Whether the set holds the text; `lookup` gives the values of policy variables. */
export function contains(set: ValueSet, text: string, lookup: KeyLookup): Membership {
  switch (set.kind) {
    case 'texts':
      return set.texts.has(set.ignoreCase ? asciiLower(text) : text);
    case 'patterns':
      return some(set.patterns, (pattern) => matchesPattern(pattern, text));
    case 'arns':
      return isAmongArns(set, text);
    case 'numbers':
      return isInOrder(set, readDecimal(text), compareDecimals);
    case 'instants':
      return isInOrder(set, readInstant(text, set.unit), compareInstants);
    case 'booleans':
      return isAccepted(set.accepted, readBoolean(text));
    case 'octets': {
      const octets = readOctets(text);
      return octets === undefined ? 'unreadable' : set.accepted.has(octets);
    }
    case 'networks': {
      const address = readAddress(text);
      return address ? set.networks.some((one) => isWithin(address, one)) : 'unreadable';
    }
    case 'template':
      return matchesTemplate(set, text, lookup);
  }
}

function isAmongArns(
  { patterns, anyArn }: Extract<ValueSet, { kind: 'arns' }>,
  text: string,
): Truth {
  const arn = new ArnText(text);
  if (anyArn && arn.parts) return true;
  return some(patterns, (pattern) => matchesArn(pattern, arn));
}

function isInOrder<T>(
  set: { readonly order: Order; readonly bounds: readonly T[] },
  value: T | undefined,
  compare: (left: T, right: T) => number,
): Membership {
  if (value === undefined) return 'unreadable';
  return set.bounds.some((bound) => holdsOrder(set.order, compare(value, bound)));
}

function holdsOrder(order: Order, sign: number): boolean {
  switch (order) {
    case 'equals':
      return sign === 0;
    case 'less-than':
      return sign < 0;
    case 'less-than-equals':
      return sign <= 0;
    case 'greater-than':
      return sign > 0;
    case 'greater-than-equals':
      return sign >= 0;
  }
}

function isAccepted(accepted: readonly boolean[], value: boolean | undefined): Membership {
  return value === undefined ? 'unreadable' : accepted.includes(value);
}

function matchesTemplate(set: TemplateSet, text: string, lookup: KeyLookup): Membership {
  const filled = fill(set.template, lookup);
  if (typeof filled === 'string') return filled;
  switch (set.comparison) {
    case 'like':
      return matchesTokens(filledTokens(filled, set.wildValues), text);
    case 'arn-like':
      return matchesArnTokens(
        filledTokens(filled, set.wildValues),
        new ArnText(text),
        set.shortAsText,
      );
    case 'equals-ignore-case':
      return asciiLower(filledText(filled)) === asciiLower(text);
    case 'bool': {
      const wanted = readBoolean(filledText(filled));
      return isAccepted(wanted === undefined ? [] : [wanted], readBoolean(text));
    }
    default:
      return filledText(filled) === text;
  }
}
