import { sharedAliases } from './checks/aliases.ts';
import { sharedBucketNames } from './checks/bucket-names.ts';
import type { Check } from './checks/check.ts';
import { missingGroups } from './checks/groups.ts';
import { unusableKeys } from './checks/encryption-keys.ts';
import { strayAccounts } from './checks/memberships.ts';
import { missingPrincipals } from './checks/named-principals.ts';
import type { EstateProblem } from './estate-problem.ts';
import type { Estate } from './estate.ts';

const CHECKS: readonly Check[] = [
  strayAccounts,
  sharedBucketNames,
  sharedAliases,
  missingGroups,
  unusableKeys,
  missingPrincipals,
];

/** More problems of one kind say nothing new, and each may look for what was meant. */
const MOST_OF_A_KIND = 50;

/** What is odd about an estate as a whole, whose parts were read. */
export function checkEstate(estate: Estate): readonly EstateProblem[] {
  return CHECKS.flatMap((check) => firstOf(check(estate)));
}

function firstOf(problems: Iterable<EstateProblem>): readonly EstateProblem[] {
  const first: EstateProblem[] = [];
  for (const problem of problems) {
    first.push(problem);
    if (first.length === MOST_OF_A_KIND) break;
  }
  return first;
}
