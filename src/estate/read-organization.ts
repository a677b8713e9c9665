import type { NamedPolicy } from '../authorize/policy-set.ts';
import { property, type Node } from '../syntax/tree.ts';
import { FULL_RCP } from './aws-policies.ts';
import type { Member, Organization } from './estate.ts';
import { inside, nameIn, partsOf, type EstateScene } from './estate-scene.ts';
import { textOf, textsOf } from './fields.ts';

type Levels = Pick<Member, 'scps' | 'rcps'>;

const NO_LEVELS: Levels = { scps: [], rcps: [] };

/** Reads the organization of an estate: its root, and the tree of its units. */
export function readOrganization(
  node: Node | undefined,
  scene: EstateScene,
): Organization | undefined {
  const id = textOf(node, 'id');
  if (id === undefined) return undefined;
  const managementAccount = textOf(node, 'managementAccount');
  const root = textOf(node, 'root');
  const path = root === undefined ? undefined : `${id}/${root}/`;
  const members = new Map<string, Member>();
  const top = { path, ...levelsBelow(undefined, node, scene) };
  readUnit(node, top, { scene, members });
  if (managementAccount !== undefined && !members.has(managementAccount)) {
    members.set(managementAccount, top);
  }
  return { id, managementAccount, members };
}

/** The levels above a part, and its own. `RCPFullAWSAccess` cannot be detached. */
export function levelsBelow(
  { scps: aboveScps, rcps: aboveRcps }: Levels = NO_LEVELS,
  node: Node | undefined,
  scene: EstateScene,
): Levels {
  const level = (name: 'scps' | 'rcps', type: 'scp' | 'rcp') => {
    const list = property(node, name);
    return list && scene.policies.list(list, type, inside(scene, name).path);
  };
  const scps = level('scps', 'scp');
  if (scps && !scps.some(mayAllow)) {
    const { path } = inside(scene, 'scps');
    scene.report({ severity: 'warning', path, message: NOTHING_ALLOWED });
  }
  const rcps = level('rcps', 'rcp');
  return {
    scps: scps ? [...aboveScps, scps] : aboveScps,
    rcps: rcps ? [...aboveRcps, [...new Set([FULL_RCP, ...rcps])]] : aboveRcps,
  };
}

const NOTHING_ALLOWED =
  'no policy of this level allows anything, which denies every call; AWS attaches `FullAWSAccess`';

function mayAllow(named: NamedPolicy): boolean {
  if ('unreadable' in named) return true;
  return named.policy.statements.some(({ effect }) => effect !== 'Deny');
}

interface UnitScene {
  readonly scene: EstateScene;
  /** Gets the accounts of the unit and of those in it. */
  readonly members: Map<string, Member>;
}

function readUnit(node: Node | undefined, place: Member, { scene, members }: UnitScene): void {
  for (const [index, account] of textsOf(node, 'accounts').entries()) {
    if (members.has(account)) {
      const message = `account \`${account}\` stands in two places of the organization`;
      scene.report({ severity: 'error', path: [...scene.path, 'accounts', index], message });
    }
    members.set(account, place);
  }
  for (const [unit, inner] of partsOf(node, 'units', scene)) {
    const path = pathBelow(place, textOf(unit, 'id') ?? nameIn(inner));
    const below = { path, ...levelsBelow(place, unit, inner) };
    readUnit(unit, below, { scene: inner, members });
  }
}

function pathBelow({ path }: Member, id: string): string | undefined {
  return path !== undefined && UNIT_ID.test(id) ? `${path}${id}/` : undefined;
}

const UNIT_ID = /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;
