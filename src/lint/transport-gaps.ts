import type { Policy, Statement } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { limitsCaller } from './caller-limit.ts';
import { plainHttpDenials, type TransportTest } from './transport-tests.ts';

/** What a Deny of plain HTTP leaves open: somebody, an action, the bucket itself or its objects. */
export type TransportGap = 'principals' | 'actions' | 'bucket' | 'objects';

export interface OpenTransport extends TransportTest {
  readonly gap: TransportGap;
}

/**
 * The first Deny of plain HTTP in a bucket policy, where all of them together leave something open;
 * undefined where nothing is, or where a resource does not tell.
 */
export function openTransport(policy: Policy): OpenTransport | undefined {
  const denials = plainHttpDenials(policy);
  const [first] = denials;
  if (!first) return undefined;
  const forAll = denials.filter(({ statement }) => isForAnyone(statement));
  const ofAll = forAll.filter(({ statement }) => isOfAllActions(statement));
  const [strongest = first] = [...ofAll, ...forAll];
  if (forAll.length === 0) return { ...first, gap: 'principals' };
  if (ofAll.length === 0) return { ...strongest, gap: 'actions' };
  const parts = new Set(ofAll.flatMap(({ statement }) => partsOf(statement)));
  const gap = (['bucket', 'objects'] as const).find((part) => !parts.has(part));
  return gap && !parts.has('unknown') ? { ...strongest, gap } : undefined;
}

function isForAnyone({ principal, conditions }: Statement): boolean {
  const isOpen = principal?.negated === false && principal.entries.some(namesAnyone);
  return isOpen && !conditions.some(limitsCaller);
}

function isOfAllActions({ action }: Statement): boolean {
  return action?.negated === false && action.patterns.some(({ text }) => ALL.test(text));
}

const ALL = /^(?:\*|\*:\*|s3:\*)$/i;

type Part = 'bucket' | 'objects' | 'unknown';

function partsOf({ resource }: Statement): readonly Part[] {
  if (!resource || resource.negated) return ['unknown'];
  return resource.patterns.flatMap(partOf);
}

/** A bucket without more stands for itself, `bucket/*` for its objects, `bucket*` for both. */
function partOf({ text, arn }: ResourcePattern): readonly Part[] {
  if (text === '*') return ['bucket', 'objects'];
  if (!arn) return ['unknown'];
  const slash = arn.resource.indexOf('/');
  if (slash >= 0) return arn.resource.slice(slash) === '/*' ? ['objects'] : [];
  return arn.resource.endsWith('*') ? ['bucket', 'objects'] : ['bucket'];
}
