import { resourcesOverlap } from '../catalog/resources-overlap.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { Element, Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { coversResource } from '../policy/covers.ts';
import { grantsOf, type Grant } from './open-grants.ts';
import { reachOf } from './reach.ts';
import type { PolicyContext } from './rule.ts';
import type { SensitiveAccess } from './sensitive.ts';

/** An Allow of such an action on such a resource that no Deny of the policy takes back. */
export interface SensitiveGrant extends Grant {
  readonly access: SensitiveAccess;
}

/** More Deny statements are not looked at: no policy needs as many. */
const MOST_DENIES = 64;

/** Finds them, the first for each that the configuration names. */
export function* sensitiveGrants({
  policy,
  sensitive = [],
}: PolicyContext): Generator<SensitiveGrant> {
  const denies = policy.statements
    .filter(({ effect, conditions }) => effect === 'Deny' && conditions.length === 0)
    .slice(0, MOST_DENIES);
  for (const access of sensitive) {
    if (denies.some((statement) => forbids(statement, access))) continue;
    for (const grant of grantsOf(access.action, policy)) {
      if (!mayBeOn(grant.statement.resource, access.resource)) continue;
      yield { ...grant, access };
      break;
    }
  }
}

function forbids(statement: Statement, { action, resource }: SensitiveAccess): boolean {
  if (!reachOf(statement, action) || statement.resource?.negated !== false) return false;
  return statement.resource.patterns.some(({ text }) => coversResource(text, resource));
}

function mayBeOn(element: Element<ResourcePattern> | undefined, resource: string): boolean {
  if (!element) return false;
  const { negated, patterns } = element;
  if (negated) return !patterns.some(({ text }) => coversResource(text, resource));
  return patterns.some(({ text }) => resourcesOverlap(openPlaceholders(text), resource));
}
