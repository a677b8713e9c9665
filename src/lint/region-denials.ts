import { globalServices } from '../catalog/global-services.ts';
import { operator } from '../catalog/operators.ts';
import { partitionOfRegion } from '../catalog/regions.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { hasWildcard, matchesWildcard } from '../policy/wildcard.ts';

/** A Deny outside of some Regions that hits global services. */
export interface RegionDenial {
  readonly clause: ConditionClause;
  /** Prefixes of the global services that it hits, in the order of importance. */
  readonly services: readonly string[];
}

/**
 * Finds Deny statements by a negated `aws:RequestedRegion` that reach global services whose Region
 * is not among the spared ones. A `NotAction` that spares a global service was written with them in
 * mind.
 */
export function* regionDenials({ statements }: Policy): Generator<RegionDenial> {
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue;
    for (const clause of statement.conditions.filter(isRegionTest)) {
      const spared = clause.values.map(valueText);
      if (!spared.every(isOfCommonPartition)) continue;
      const services = reachedServices(statement).filter((service) => {
        const home = globalServices.get(service) ?? '';
        return !spared.some((pattern) => matchesWildcard(pattern, home));
      });
      if (services.length > 0) yield { clause, services };
    }
  }
}

function isRegionTest({ key, operator: use }: ConditionClause): boolean {
  return asciiLower(key.value) === 'aws:requestedregion' && operator(use.name)?.negated === true;
}

/** Other partitions have homes of their own for their global services. */
function isOfCommonPartition(region: string): boolean {
  return hasWildcard(region) || partitionOfRegion(region)?.id === 'aws';
}

function reachedServices({ action }: Statement): readonly string[] {
  const all = [...globalServices.keys()];
  if (!action) return [];
  const listed = new Set(action.patterns.map(({ service }) => asciiLower(service ?? '*')));
  if (listed.has('*')) return action.negated ? [] : all;
  const named = all.filter((service) => listed.has(service));
  if (!action.negated) return named;
  return named.length > 0 ? [] : all;
}
