import type { NamedPolicy } from '../authorize/policy-set.ts';
import { property, type Node } from '../syntax/tree.ts';
import type { Principal } from './estate.ts';
import { inside, nameIn, partsOf, type AccountScene } from './estate-scene.ts';
import { pairsOf, textOf, textsOf } from './fields.ts';

/** The policies of each group of an account, by its name. */
export type Groups = ReadonlyMap<string, readonly NamedPolicy[]>;

/** Reads the users and the roles of an account, whose groups were read before. */
export function readPrincipals(
  node: Node,
  groups: Groups,
  scene: AccountScene,
): readonly Principal[] {
  return [
    ...partsOf(node, 'users', scene).map(([user, inner]) => readUser(user, groups, inner)),
    ...partsOf(node, 'roles', scene).map(([role, inner]) => readRole(role, inner)),
  ];
}

/** Reads the groups of an account. */
export function readGroups(node: Node, scene: AccountScene): Groups {
  return new Map(
    partsOf(node, 'groups', scene).map(([group, inner]) => [
      nameIn(inner),
      ownPolicies(group, inner),
    ]),
  );
}

function ownPolicies(node: Node, scene: AccountScene): readonly NamedPolicy[] {
  const { policies, path } = inside(scene, 'policies');
  return policies.list(property(node, 'policies'), 'identity', path);
}

/** A policy that reaches a user in two ways counts once. */
function readUser(node: Node, groups: Groups, scene: AccountScene): Principal {
  const names = textsOf(node, 'groups');
  const inherited = names.flatMap((name) => groups.get(name) ?? []);
  const common = readCommon(node, 'user', scene);
  const identity = [...new Set([...common.identity, ...inherited])];
  return { kind: 'user', ...common, groups: names, identity };
}

function readRole(node: Node, scene: AccountScene): Principal {
  const trust = property(node, 'trust');
  const common = readCommon(node, 'role', scene);
  return {
    kind: 'role',
    ...common,
    trust: trust
      ? scene.policies.read(trust, 'trust', inside(scene, 'trust').path)
      : { name: `trust policy of ${common.arn}`, unreadable: 'the estate does not give it' },
  };
}

type Common = Omit<Principal, 'kind' | 'groups' | 'trust'>;

function readCommon(node: Node, kind: Principal['kind'], scene: AccountScene): Common {
  const { account, partition, policies } = scene;
  const name = nameIn(scene);
  const path = textOf(node, 'path') ?? '/';
  const boundary = property(node, 'boundary');
  return {
    arn: `arn:${partition}:iam::${account}:${kind}${path}${name}`,
    account,
    name,
    path,
    tags: pairsOf(node, 'tags'),
    identity: ownPolicies(node, scene),
    boundary: boundary && policies.read(boundary, 'boundary', [...scene.path, 'boundary']),
  };
}
