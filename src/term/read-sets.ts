import type { Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { readArnPattern, readArnTokens, type ArnPattern } from './arn-pattern.ts';
import { readBoolean } from './boolean.ts';
import { readDecimal } from './decimal.ts';
import type { OtherReadings } from './doubtful.ts';
import { readInstant } from './instant.ts';
import { readNetwork } from './network.ts';
import { readOctets } from './octets.ts';
import { readPattern } from './pattern.ts';
import { filledText, filledTokens, type Template, type Text } from './template.ts';
import type { Order, TemplateSet, ValueSet } from './value-set.ts';

/** The set that values without variables make, and how many of them are no values of the type. */
export interface ReadValues {
  readonly set: ValueSet;
  readonly unreadable: number;
}

/** Reads the values of a clause as the operator compares them. */
export function readValues(
  { comparison, family }: Operator,
  texts: readonly string[],
  other: OtherReadings,
): ReadValues {
  switch (comparison) {
    case 'like':
      return readable({ kind: 'patterns', patterns: texts.map(readPattern) });
    case 'equals-ignore-case':
      return readable({ kind: 'texts', texts: new Set(texts.map(asciiLower)), ignoreCase: true });
    case 'arn-like':
      return readable(arnSet(texts, other));
    case 'bool':
      return typed(texts, readBoolean, (accepted) => ({ kind: 'booleans', accepted }));
    case 'binary':
      return typed(texts, readOctets, (octets) => ({ kind: 'octets', accepted: new Set(octets) }));
    case 'in-range':
      return typed(
        texts,
        // A bare IPv6 address is one address; a page that speaks of IPv4 says `/32`.
        (text) => readNetwork(text, other.has('D17') ? 32 : 128),
        (networks) => ({ kind: 'networks', networks }),
      );
    case 'null':
      return readable({ kind: 'texts', texts: new Set(), ignoreCase: false });
    default:
      return family === 'String'
        ? readable({ kind: 'texts', texts: new Set(texts), ignoreCase: false })
        : orderedSet(family, { order: comparison, texts }, other);
  }
}

function readable(set: ValueSet): ReadValues {
  return { set, unreadable: 0 };
}

function typed<T>(
  texts: readonly string[],
  read: (text: string) => T | undefined,
  make: (values: readonly T[]) => ValueSet,
): ReadValues {
  const values = texts.map(read).filter((value) => value !== undefined);
  return { set: make(values), unreadable: texts.length - values.length };
}

function orderedSet(
  family: Operator['family'],
  { order, texts }: { readonly order: Order; readonly texts: readonly string[] },
  other: OtherReadings,
): ReadValues {
  if (family === 'Numeric') {
    return typed(texts, readDecimal, (bounds) => ({ kind: 'numbers', order, bounds }));
  }
  const unit = other.has('D16') ? 'milliseconds' : 'seconds';
  return typed(
    texts,
    (text) => readInstant(text, unit),
    (bounds) => ({ kind: 'instants', order, bounds, unit }),
  );
}

/**
 * A lone `*` stands for any ARN, and other texts of fewer than six parts match nothing; by the other
 * reading these are wildcards over the whole text, and the lone `*` matches nothing.
 */
function arnSet(texts: readonly string[], other: OtherReadings): ValueSet {
  const patterns: ArnPattern[] = [];
  for (const text of texts) {
    const pattern = readArnPattern(text);
    if (pattern) patterns.push(pattern);
    else if (text !== '*' && other.has('D19')) {
      patterns.push({ kind: 'whole', pattern: readPattern(text) });
    }
  }
  return { kind: 'arns', patterns, anyArn: texts.includes('*') && !other.has('D19') };
}

/** The set of one value with variables; without holes (escapes only) it is a constant. */
export function templateSet(
  template: Template,
  { comparison }: Operator,
  other: OtherReadings,
): ValueSet {
  const constant = template.pieces.filter((piece) => piece.kind !== 'hole');
  if (constant.length < template.pieces.length) {
    const [wildValues, shortAsText] = [other.has('D11'), other.has('D19')];
    return { kind: 'template', template, comparison, wildValues, shortAsText };
  }
  return constantSet(constant, comparison, other);
}

function constantSet(
  pieces: readonly Text[],
  comparison: TemplateSet['comparison'],
  other: OtherReadings,
): ValueSet {
  const text = filledText(pieces);
  switch (comparison) {
    case 'like':
      return {
        kind: 'patterns',
        patterns: [{ kind: 'glob', tokens: filledTokens(pieces, false) }],
      };
    case 'arn-like': {
      const tokens = filledTokens(pieces, false);
      const short: ArnPattern = { kind: 'whole', pattern: { kind: 'glob', tokens } };
      const pattern = readArnTokens(tokens) ?? (other.has('D19') ? short : undefined);
      return { kind: 'arns', patterns: pattern ? [pattern] : [], anyArn: false };
    }
    case 'equals-ignore-case':
      return { kind: 'texts', texts: new Set([asciiLower(text)]), ignoreCase: true };
    case 'bool':
      return typed([text], readBoolean, (accepted) => ({ kind: 'booleans', accepted })).set;
    default:
      return { kind: 'texts', texts: new Set([text]), ignoreCase: false };
  }
}
