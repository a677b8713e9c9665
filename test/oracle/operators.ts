import { isWithin, readAddress, readNetwork } from './address.ts';
import { isDigits, lower } from './ascii.ts';
import { sixParts } from './arn.ts';
import { compareDecimals, readDecimal } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { readInstant } from './instant.ts';
import { readOctets } from './octets.ts';
import type { Readings } from './readings.ts';
import type { Pattern } from './wildcard.ts';
import { ANY, matches, writtenAs } from './wildcard.ts';

/** What a comparison says of one policy value and one request value. */
export type Comparison = boolean | 'unreadable';

type Compare = (policy: Pattern, request: string, readings: Readings) => Comparison;

/** A condition operator: how one policy value is held against one request value. */
export interface Operator {
  readonly name: string;
  /** True for `…Not…`: the operator is true where no policy value compares true. */
  readonly negated: boolean;
  /** Where policy variables are substituted: `yes`, `no`, or as D9 reads it. */
  readonly variables: 'yes' | 'no' | 'D9';
  readonly compare: Compare;
}

const equals: Compare = (policy, request) => writtenAs(policy) === request;
const equalsIgnoringCase: Compare = (policy, request) =>
  lower(writtenAs(policy)) === lower(request);
const isLike: Compare = (policy, request) => matches(policy, request);

function numeric(test: (order: number) => boolean): Compare {
  return (policy, request) => ordered(readDecimal(request), readDecimal(writtenAs(policy)), test);
}

function date(test: (order: number) => boolean): Compare {
  return (policy, request, readings) => {
    const read = (text: string): Decimal | undefined =>
      readInstant(text, isDigits(text) && text.length !== 4 && readings.other('D16'));
    return ordered(read(request), read(writtenAs(policy)), test);
  };
}

function ordered(
  request: Decimal | undefined,
  policy: Decimal | undefined,
  test: (order: number) => boolean,
): Comparison {
  if (request === undefined || policy === undefined) return 'unreadable';
  return test(compareDecimals(request, policy));
}

const bool: Compare = (policy, request) => {
  const [wanted, given] = [lower(writtenAs(policy)), lower(request)];
  const readable = [wanted, given].every((text) => text === 'true' || text === 'false');
  return readable ? wanted === given : 'unreadable';
};

const binary: Compare = (policy, request) => {
  const [wanted, given] = [readOctets(writtenAs(policy)), readOctets(request)];
  if (wanted === undefined || given === undefined) return 'unreadable';
  return wanted.join() === given.join();
};

const ip: Compare = (policy, request, readings) => {
  const network = readNetwork(writtenAs(policy), () => (readings.other('D17') ? 32 : 128));
  const address = readAddress(request);
  return network === undefined || address === undefined ? 'unreadable' : isWithin(address, network);
};

/**
 * Six components, each matched on its own. D19: of patterns with fewer, `*` alone stands for any ARN
 * and the others for nothing; read the other way, `*` for nothing and the others for the whole text.
 */
const arn: Compare = (policy, request, readings) => {
  const parts = sixParts(request);
  const patterns = sixPatterns(policy);
  if (patterns !== undefined) {
    return (
      parts !== undefined && patterns.every((tokens, index) => matches(tokens, parts[index] ?? ''))
    );
  }
  if (policy.length === 1 && policy[0] === ANY)
    return parts !== undefined && !readings.other('D19');
  return matches(policy, request) && readings.other('D19');
};

/** The pattern cut at its first five colons, or undefined when it has fewer. */
function sixPatterns(policy: Pattern): readonly Pattern[] | undefined {
  const colons = [...policy.keys()].filter((index) => policy[index] === COLON).slice(0, 5);
  if (colons.length < 5) return undefined;
  const ends = [...colons, policy.length];
  return ends.map((end, index) => policy.slice((colons[index - 1] ?? -1) + 1, end));
}

const COLON = ':'.charCodeAt(0);

const isEqual = (order: number): boolean => order === 0;
const isLess = (order: number): boolean => order < 0;
const isAtMost = (order: number): boolean => order <= 0;
const isGreater = (order: number): boolean => order > 0;
const isAtLeast = (order: number): boolean => order >= 0;

type Row = readonly [name: string, negated: boolean, Operator['variables'], compare: Compare];

/**
 * The operators of IAM User Guide, reference_policies_elements_condition_operators, but for `Null`,
 * which asks for presence and compares nothing.
 */
const ROWS: readonly Row[] = [
  ['StringEquals', false, 'yes', equals],
  ['StringNotEquals', true, 'yes', equals],
  ['StringEqualsIgnoreCase', false, 'yes', equalsIgnoringCase],
  ['StringNotEqualsIgnoreCase', true, 'yes', equalsIgnoringCase],
  ['StringLike', false, 'yes', isLike],
  ['StringNotLike', true, 'yes', isLike],
  ['NumericEquals', false, 'no', numeric(isEqual)],
  ['NumericNotEquals', true, 'no', numeric(isEqual)],
  ['NumericLessThan', false, 'no', numeric(isLess)],
  ['NumericLessThanEquals', false, 'no', numeric(isAtMost)],
  ['NumericGreaterThan', false, 'no', numeric(isGreater)],
  ['NumericGreaterThanEquals', false, 'no', numeric(isAtLeast)],
  ['DateEquals', false, 'no', date(isEqual)],
  ['DateNotEquals', true, 'no', date(isEqual)],
  ['DateLessThan', false, 'no', date(isLess)],
  ['DateLessThanEquals', false, 'no', date(isAtMost)],
  ['DateGreaterThan', false, 'no', date(isGreater)],
  ['DateGreaterThanEquals', false, 'no', date(isAtLeast)],
  ['Bool', false, 'D9', bool],
  ['BinaryEquals', false, 'no', binary],
  ['IpAddress', false, 'no', ip],
  ['NotIpAddress', true, 'no', ip],
  ['ArnEquals', false, 'yes', arn],
  ['ArnNotEquals', true, 'yes', arn],
  ['ArnLike', false, 'yes', arn],
  ['ArnNotLike', true, 'yes', arn],
];

/** The comparing operators by their lower-case name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  ROWS.map(([name, negated, variables, compare]) => [
    lower(name),
    { name, negated, variables, compare },
  ]),
);
