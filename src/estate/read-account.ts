import type { NamedPolicy } from '../authorize/policy-set.ts';
import { property, type Node } from '../syntax/tree.ts';
import { aliasAddress } from './alias-address.ts';
import { awsManagedKeys } from './aws-managed-key.ts';
import type { Account, Key, Organization, VpcEndpoint } from './estate.ts';
import { inside, nameIn, partsOf, type AccountScene } from './estate-scene.ts';
import { textOf } from './fields.ts';
import { readBucket, restrictsPublic } from './read-bucket.ts';
import { readKeys } from './read-key.ts';
import { levelsBelow } from './read-organization.ts';
import { readGroups, readPrincipals } from './read-principals.ts';

/** Reads one account, which may be a member of the organization. */
export function readAccount(
  node: Node,
  scene: AccountScene,
  organization: Organization | undefined,
): Account {
  const member = organization?.members.get(scene.account);
  const levels = levelsBelow(member, node, scene);
  const groups = readGroups(node, scene);
  const principals = readPrincipals(node, groups, scene);
  const roles = principals.filter(({ kind }) => kind === 'role');
  const keys = partsOf(node, 'keys', scene).flatMap(([key, inner]) => readKeys(key, inner));
  const blocksPublic = restrictsPublic(node);
  return {
    id: scene.account,
    organization: member && organization,
    organizationPath: member?.path,
    scps: levels.scps.length > 0 ? levels.scps : undefined,
    rcps: levels.rcps.length > 0 ? levels.rcps : undefined,
    principals: new Map(principals.map((principal) => [principal.arn, principal])),
    groups,
    roles: new Map(roles.map((role) => [role.name, role])),
    buckets: named('buckets', node, scene, (part, inner) => readBucket(part, inner, blocksPublic)),
    keys: new Map(keys.map((key) => [key.arn, key])),
    aliases: aliasesOf(keys),
    awsManagedKey: awsManagedKeys(scene),
    vpcEndpoints: named('vpcEndpoints', node, scene, readEndpoint),
    resources: readResources(node, scene),
  };
}

/** The parts of a kind by their names. */
function named<Part>(
  kind: string,
  node: Node,
  scene: AccountScene,
  read: (part: Node, scene: AccountScene) => Part,
): ReadonlyMap<string, Part> {
  const parts = partsOf(node, kind, scene);
  return new Map(parts.map(([part, inner]) => [nameIn(inner), read(part, inner)]));
}

/** An alias belongs to one key of its Region; the first that claims it has it. */
function aliasesOf(keys: readonly Key[]): ReadonlyMap<string, Key> {
  const aliases = new Map<string, Key>();
  for (const key of keys) {
    for (const alias of key.aliases) {
      const address = aliasAddress(key.region, alias);
      if (!aliases.has(address)) aliases.set(address, key);
    }
  }
  return aliases;
}

function readEndpoint(node: Node, scene: AccountScene): VpcEndpoint {
  return {
    id: nameIn(scene),
    service: textOf(node, 'service') ?? 's3',
    vpc: textOf(node, 'vpc'),
    policy: readPolicyOf(node, 'endpoint', scene),
  };
}

function readResources(node: Node, scene: AccountScene): ReadonlyMap<string, NamedPolicy> {
  const policies = partsOf(node, 'resources', scene).map(
    ([part, inner]) => [nameIn(inner), readPolicyOf(part, 'resource', inner)] as const,
  );
  return new Map(policies.flatMap(([arn, policy]) => (policy ? [[arn, policy]] : [])));
}

function readPolicyOf(
  node: Node,
  type: 'endpoint' | 'resource',
  scene: AccountScene,
): NamedPolicy | undefined {
  const reference = property(node, 'policy');
  return reference && scene.policies.read(reference, type, inside(scene, 'policy').path);
}
