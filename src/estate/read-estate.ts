import { property } from '../syntax/tree.ts';
import { checkEstate } from './check-estate.ts';
import type { Account, Bucket, Estate } from './estate.ts';
import type { EstateFiles } from './estate-files.ts';
import type { EstateProblem } from './estate-problem.ts';
import { inside, nameIn, partsOf, type EstateScene } from './estate-scene.ts';
import { textOf } from './fields.ts';
import { PolicyReferences } from './policy-references.ts';
import type { EstateText } from './policy-source.ts';
import { readAccount } from './read-account.ts';
import { readOrganization } from './read-organization.ts';

/** An estate, and what is wrong with it. */
export interface EstateReading {
  readonly estate: Estate;
  readonly problems: readonly EstateProblem[];
}

/**
 * Reads an estate from its tree. Parts that do not fit the schema are left out in silence; check
 * the tree against it first. Documents are read when a question first needs them. Never throws.
 */
export function readEstate(text: EstateText, files: EstateFiles): EstateReading {
  const { root } = text;
  const problems: EstateProblem[] = [];
  const policies = new PolicyReferences(text, files);
  const partition = textOf(root, 'partition') ?? 'aws';
  const report = (problem: EstateProblem): void => void problems.push(problem);
  const scene: EstateScene = { partition, policies, path: [], report };
  const organization = readOrganization(
    property(root, 'organization'),
    inside(scene, 'organization'),
  );
  const accounts = partsOf(root, 'accounts', scene).map(([node, inner]) => {
    const account = nameIn(inner);
    return readAccount(node, { ...inner, account }, organization);
  });
  const estate: Estate = {
    partition,
    organization,
    accounts: new Map(accounts.map((account) => [account.id, account])),
    buckets: bucketsOf(accounts),
    sources: policies.sources,
  };
  return { estate, problems: [...problems, ...policies.problems, ...checkEstate(estate)] };
}

/** Of two buckets of one name the first counts. */
function bucketsOf(accounts: readonly Account[]): ReadonlyMap<string, Bucket> {
  return new Map(accounts.flatMap(({ buckets }) => [...buckets]).toReversed());
}
