import { sharedAliases } from './checks/aliases.ts';
import { sharedBucketNames } from './checks/bucket-names.ts';
import type { Check } from './checks/check.ts';
import { unusableKeys } from './checks/encryption-keys.ts';
import { strayAccounts } from './checks/memberships.ts';
import { missingPrincipals } from './checks/named-principals.ts';
import type { EstateProblem } from './estate-problem.ts';
import type { Estate } from './estate.ts';

const CHECKS: readonly Check[] = [
  strayAccounts,
  sharedBucketNames,
  sharedAliases,
  unusableKeys,
  missingPrincipals,
];

/** All that is odd about an estate as a whole; its parts were read without fault. */
export function checkEstate(estate: Estate): readonly EstateProblem[] {
  return CHECKS.flatMap((check) => [...check(estate)]);
}
