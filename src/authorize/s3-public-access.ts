import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type PrincipalElement } from '../policy/policy.ts';
import { readNetwork } from '../term/network.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import type { PolicyGroup } from './policy-groups.ts';
import type { PublicAccessBlock } from './policy-set.ts';
import type { Scene } from './statement-reach.ts';
import type { CompiledStatement } from './statement.ts';

/**
 * S3 Block Public Access, RestrictPublicBuckets: a public bucket policy serves only the account
 * that owns the bucket and AWS services.
 * Source: Amazon S3 User Guide, access-control-block-public-access.
 */
export function publicAccessPasses(
  block: PublicAccessBlock | undefined,
  groups: readonly PolicyGroup[],
  { terms, situation }: Scene,
): Term {
  const { service, caller, relation } = situation;
  if (block?.restrictPublicBuckets !== true || service !== 's3') return TRUE;
  if (caller === 'service' || relation === 'same-account') return TRUE;
  const statements = groups
    .filter(({ kind }) => kind === 'resource')
    .flatMap((one) => one.statements);
  const isPublic = terms.anyOf(statements.map((statement) => publicTerm(statement, terms)));
  const isForeign =
    relation === 'cross-account'
      ? TRUE
      : terms.unknown('the account of the bucket is not in the input');
  return terms.not(terms.and(isForeign, isPublic));
}

/** Whether S3 calls a statement public: an Allow to everyone that no condition pins to fixed values. */
function publicTerm(statement: CompiledStatement, terms: Terms): Term {
  if (statement.type === 'unreadable') return terms.unknown(statement.reason);
  if (statement.effect === 'Deny' || statement.isInert) return FALSE;
  const { principal, conditions } = statement.statement;
  if (conditions.some(pins)) return FALSE;
  return terms.allOf([
    statement.unreadablePrincipal() ?? forEveryone(principal),
    ...statement.unreadableParts(),
  ]);
}

function forEveryone(element: PrincipalElement | undefined): Term {
  const isListed = element?.entries.some(({ value }) => value === '*') === true;
  return element?.negated === true || isListed ? TRUE : FALSE;
}

/** A positive test of a listed key against fixed values, which fails without the key. */
function pins({ operator: use, key, values }: ConditionClause): boolean {
  if (use.ifExists || setOperatorOf(use) === 'ForAllValues') return false;
  const row = operator(use.name);
  const name = asciiLower(key.value);
  const texts = values.map(valueText);
  if (name === 'aws:sourceip') return row?.name === 'IpAddress' && texts.every(isNarrow);
  return PINNING_KEYS.has(name) && PINNING_OPERATORS.has(row?.name ?? '') && texts.every(isFixed);
}

function isFixed(text: string): boolean {
  return !/[*?]|\$\{/.test(text);
}

/** AWS says that a range must not be too wide and gives no figure: these are keyproof's. */
function isNarrow(text: string): boolean {
  const network = readNetwork(text, 128);
  return network !== undefined && network.prefix >= (network.family === 4 ? 8 : 32);
}

const PINNING_OPERATORS: ReadonlySet<string> = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
]);

const PINNING_KEYS: ReadonlySet<string> = new Set([
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
