import { readNetwork } from './address.ts';
import { lower } from './ascii.ts';
import type { Clause } from './condition-block.ts';
import type { PlacedStatement } from './document.ts';
import type { PrincipalElement } from './principal-element.ts';
import type { Piece } from './variables.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf } from './truth.ts';

/**
 * Whether S3 calls a bucket policy public: an Allow for everyone that no condition pins to fixed
 * values. Source: S3 User Guide, access-control-block-public-access.
 */
export function isPublic(statements: readonly PlacedStatement[]): Truth {
  return anyOf(
    statements.map(({ content }): Truth => {
      if (content.kind === 'malformed') return 'unknown';
      if (content.kind === 'inert' || content.effect === 'Deny') return false;
      const { principal, conditions, isOdd } = content;
      if (conditions.some(pins)) return false;
      const isDoubtful = isOdd || conditions.some(({ kind }) => kind === 'malformed');
      return allOf([isForEveryone(principal), isDoubtful ? 'unknown' : true]);
    }),
  );
}

function isForEveryone(principal: PrincipalElement | undefined | 'malformed'): Truth {
  if (principal === undefined) return false;
  if (principal === 'malformed') return 'unknown';
  return principal.negated || principal.entries.some(({ text }) => text === '*');
}

/** True for a positive test of a listed key against fixed values, which fails without the key. */
function pins(clause: Clause): boolean {
  if (clause.kind !== 'compare' || clause.ifExists || clause.setOperator === 'ForAllValues') {
    return false;
  }
  const key = lower(clause.key);
  const values = clause.values.map(writtenValue);
  if (key === 'aws:sourceip') return clause.operator.name === 'IpAddress' && values.every(isNarrow);
  return (
    PINNING_KEYS.has(key) && PINNING_OPERATORS.has(clause.operator.name) && values.every(isFixed)
  );
}

/** The template as text; a variable makes it `${`, which is not fixed. */
function writtenValue(template: readonly Piece[]): string {
  return template.map((piece) => (piece.kind === 'text' ? piece.text : '${')).join('');
}

function isFixed(value: string): boolean {
  return !['*', '?', '${'].some((sign) => value.includes(sign));
}

/** AWS says that a range must not be too wide and gives no figure: /8 and /32 are keyproof's. */
function isNarrow(value: string): boolean {
  const network = readNetwork(value, () => 128);
  return network !== undefined && network.prefix >= (network.family === 4 ? 8 : 32);
}

const PINNING_KEYS = new Set([
  'aws:principalarn',
  'aws:principalorgid',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
]);
const PINNING_OPERATORS = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
]);
