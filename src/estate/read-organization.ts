import type { NamedPolicy } from '../authorize/policy-set.ts';
import { property, type Node } from '../syntax/tree.ts';
import { FULL_RCP } from './aws-policies.ts';
import type { Organization } from './estate.ts';
import { nameIn, partsOf, type EstateScene } from './estate-scene.ts';
import { textOf, textsOf } from './fields.ts';

/**
 * Policies of the levels from the organization's root down. A level for which the estate lists none
 * has what AWS attaches by default, which allows all, and is left out.
 */
export interface Levels {
  readonly scps: readonly (readonly NamedPolicy[])[];
  readonly rcps: readonly (readonly NamedPolicy[])[];
}

export const NO_LEVELS: Levels = { scps: [], rcps: [] };

/** Where an account stands in an organization. */
export interface Membership extends Levels {
  readonly organization: Organization;
  /** Of `aws:PrincipalOrgPaths`; undefined when the estate does not give all the ids. */
  readonly path: string | undefined;
}

/** An organization, and where its accounts stand, by their ids. */
export interface OrganizationReading {
  readonly organization: Organization | undefined;
  readonly memberships: ReadonlyMap<string, Membership>;
}

/** Reads the organization of an estate: its root, and the tree of its units. */
export function readOrganization(node: Node | undefined, scene: EstateScene): OrganizationReading {
  const id = textOf(node, 'id');
  if (id === undefined) return { organization: undefined, memberships: new Map() };
  const managementAccount = textOf(node, 'managementAccount');
  const organization = { id, managementAccount };
  const root = textOf(node, 'root');
  const path = root === undefined ? undefined : `${id}/${root}/`;
  const top = { organization, path, ...levelsBelow(NO_LEVELS, node, scene) };
  const memberships = new Map<string, Membership>();
  readUnit(node, { scene, membership: top, memberships });
  if (managementAccount !== undefined && !memberships.has(managementAccount)) {
    memberships.set(managementAccount, top);
  }
  return { organization, memberships };
}

/** The levels above a part, and its own. `RCPFullAWSAccess` cannot be detached. */
export function levelsBelow(above: Levels, node: Node | undefined, scene: EstateScene): Levels {
  const level = (name: 'scps' | 'rcps', type: 'scp' | 'rcp') => {
    const list = property(node, name);
    return list && scene.policies.list(list, type, [...scene.path, name]);
  };
  const scps = level('scps', 'scp');
  const rcps = level('rcps', 'rcp');
  return {
    scps: scps ? [...above.scps, scps] : above.scps,
    rcps: rcps ? [...above.rcps, [...new Set([FULL_RCP, ...rcps])]] : above.rcps,
  };
}

interface Unit {
  readonly scene: EstateScene;
  readonly membership: Membership;
  /** Gets the accounts of the unit and of those in it. */
  readonly memberships: Map<string, Membership>;
}

function readUnit(node: Node | undefined, { scene, membership, memberships }: Unit): void {
  for (const [index, account] of textsOf(node, 'accounts').entries()) {
    if (memberships.has(account)) {
      const message = `account \`${account}\` stands in two places of the organization`;
      scene.report({ severity: 'error', path: [...scene.path, 'accounts', index], message });
    }
    memberships.set(account, membership);
  }
  for (const [unit, inner] of partsOf(node, 'units', scene)) {
    const levels = levelsBelow(membership, unit, inner);
    const path = pathBelow(membership, textOf(unit, 'id') ?? nameIn(inner));
    readUnit(unit, { scene: inner, membership: { ...membership, ...levels, path }, memberships });
  }
}

function pathBelow({ path }: Membership, id: string): string | undefined {
  return path !== undefined && UNIT_ID.test(id) ? `${path}${id}/` : undefined;
}

const UNIT_ID = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;
