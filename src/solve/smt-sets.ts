import { UNKNOWN } from '../term/key-state.ts';
import type { Network } from '../term/network.ts';
import { contains, type Order } from '../term/value-set.ts';
import { and, atom, join, NO, not, or, settled, YES, type SmtFormula } from './smt-formula.ts';
import {
  inRegex,
  isArn,
  isTextInAnyCase,
  matches,
  matchesArnPattern,
  TOO_LONG,
} from './smt-pattern.ts';
import type { Domain } from './question.ts';
import { V6_START, type Facet, type SmtValue, type SmtValues } from './smt-values.ts';
import {
  call,
  decimalLiteral,
  instantLiteral,
  integer,
  stringLiteral,
  type Smt,
} from './smt-words.ts';

/** Whether a value is in a set, and why it may be neither in it nor outside. */
export interface SmtMembership {
  readonly inside: SmtFormula;
  /** The value is none of the set's type. */
  readonly unreadable: SmtFormula;
  /** A policy variable has no value. */
  readonly unresolved: SmtFormula;
}

/** Whether a value is in a set without policy variables. */
export function membership(set: Domain, value: SmtValue, values: SmtValues): SmtMembership {
  if (value.kind === 'given') return givenMembership(set, value.text);
  switch (set.kind) {
    case 'numbers':
      return ordered(set.order, set.bounds.map(decimalLiteral), { value, facet: 'number', values });
    case 'instants': {
      const facet: Facet = `instant-${set.unit}`;
      return ordered(set.order, set.bounds.map(instantLiteral), { value, facet, values });
    }
    case 'networks': {
      const { text, readable } = values.reading(value, 'address');
      const within = set.networks.map((network) => isWithin(network, text));
      return { inside: and(readable, or(...within)), unreadable: not(readable), unresolved: NO };
    }
    default:
      return textMembership(set, values.text(value));
  }
}

function givenMembership(set: Domain, text: string): SmtMembership {
  const found = contains(set, text, () => UNKNOWN);
  const inside = found === 'unreadable' || found === 'unresolved' ? false : found;
  return {
    inside: settled(inside, TOO_LONG),
    unreadable: found === 'unreadable' ? YES : NO,
    unresolved: NO,
  };
}

function textMembership(
  set: Exclude<Domain, { kind: 'numbers' | 'instants' | 'networks' }>,
  text: Smt,
): SmtMembership {
  switch (set.kind) {
    case 'texts':
      return exact(set.ignoreCase ? isTextInAnyCase(set.texts, text) : isOneOf(set.texts, text));
    case 'patterns':
      return exact(
        join(
          'or',
          set.patterns.map((pattern) => matches(pattern, text)),
        ),
      );
    case 'arns': {
      const matched = set.patterns.map((one) => matchesArnPattern(one, text, 'exact'));
      return exact(join('or', set.anyArn ? [...matched, isArn(text)] : matched));
    }
    case 'booleans':
      return {
        inside: isTextInAnyCase(set.accepted.map(String), text),
        unreadable: not(isBoolean(text)),
        unresolved: NO,
      };
    case 'octets':
      return {
        inside: isOneOf([...set.accepted].flatMap(base64Texts), text),
        unreadable: not(inRegex(text, BASE64)),
        unresolved: NO,
      };
  }
}

function exact(inside: SmtFormula): SmtMembership {
  return { inside, unreadable: NO, unresolved: NO };
}

/** That a text is `true` or `false` in any case. */
export function isBoolean(text: Smt): SmtFormula {
  return isTextInAnyCase(['true', 'false'], text);
}

/** That a text is one of some. */
export function isOneOf(texts: Iterable<string>, text: Smt): SmtFormula {
  return join(
    'or',
    Array.from(texts, (one) => atom('=', text, stringLiteral(one))),
  );
}

const OPERATORS: Readonly<Record<Order, string>> = {
  equals: '=',
  'less-than': '<',
  'less-than-equals': '<=',
  'greater-than': '>',
  'greater-than-equals': '>=',
};

interface Look {
  readonly value: Extract<SmtValue, { kind: 'open' }>;
  readonly facet: Facet;
  readonly values: SmtValues;
}

function ordered(
  order: Order,
  bounds: readonly Smt[],
  { value, facet, values }: Look,
): SmtMembership {
  const { text, readable } = values.reading(value, facet);
  const holds = bounds.map((bound) => atom(OPERATORS[order], text, bound));
  return {
    inside: and(readable, join('or', holds)),
    unreadable: not(readable),
    unresolved: NO,
  };
}

function isWithin({ family, address, prefix }: Network, text: Smt): SmtFormula {
  const ignored = BigInt((family === 4 ? 32 : 128) - prefix);
  const first = ((address >> ignored) << ignored) + (family === 4 ? 0n : V6_START);
  const last = first + (1n << ignored) - 1n;
  if (first === last) return atom('=', text, integer(first));
  return and(atom('<=', integer(first), text), atom('<=', text, integer(last)));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGIT =
  '(re.union (re.range "A" "Z") (re.range "a" "z") (re.range "0" "9") (str.to_re "+") (str.to_re "/"))';
const TAIL = call(
  're.union',
  '(str.to_re "")',
  call('re.++', DIGIT, DIGIT, '(str.to_re "==")'),
  call('re.++', DIGIT, DIGIT, DIGIT, '(str.to_re "=")'),
);
const BASE64 = call('re.++', call('re.*', call('re.++', DIGIT, DIGIT, DIGIT, DIGIT)), TAIL);

/** The base64 texts of some bytes: the spare bits of the last digit can be anything. */
function base64Texts(octets: string): readonly string[] {
  const text = btoa(octets);
  const padding = text.length - text.replace(/=+$/, '').length;
  if (padding === 0) return [text];
  const last = text.length - padding - 1;
  const spare = padding === 1 ? 4 : 16;
  const digit = DIGITS.indexOf(text[last] ?? '');
  return Array.from({ length: spare }, (_, more) => {
    return text.slice(0, last) + (DIGITS[digit + more] ?? '') + '='.repeat(padding);
  });
}
