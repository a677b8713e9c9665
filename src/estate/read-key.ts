import type { Grant, GrantConstraints, NamedPolicy } from '../authorize/policy-set.ts';
import { property, type Node } from '../syntax/tree.ts';
import type { Key, KeyState } from './estate.ts';
import { nameIn, partsOf, type AccountScene } from './estate-scene.ts';
import { itemsOf, pairsOf, textOf, textsOf, wordOf } from './fields.ts';
import { untoldPolicy } from './untold-policy.ts';

const STATES: readonly KeyState[] = [
  'Enabled',
  'Disabled',
  'PendingDeletion',
  'PendingReplicaDeletion',
  'PendingImport',
  'Unavailable',
  'Creating',
  'Updating',
];

/**
 * Reads a key and its replicas in other Regions, which share its id and material and nothing else;
 * the id is what names the part in hand.
 * Source: AWS KMS Developer Guide, multi-region-keys-overview.
 */
export function readKeys(node: Node, scene: AccountScene): readonly Key[] {
  const id = nameIn(scene);
  const region = textOf(node, 'region') ?? 'us-east-1';
  const first = id.startsWith('mrk-') ? 'PRIMARY' : undefined;
  const multiRegion = wordOf(node, 'multiRegion', ['PRIMARY', 'REPLICA']) ?? first;
  const shared = { id, ...readMaterial(node) };
  return [
    { ...shared, multiRegion, ...readOwn(node, { id, region }, scene) },
    ...partsOf(node, 'replicas', scene).map(([replica, inner]): Key => {
      const place = { id, region: nameIn(inner) };
      return { ...shared, multiRegion: 'REPLICA', ...readOwn(replica, place, inner) };
    }),
  ];
}

/** What all replicas of a key have in common. */
function readMaterial(node: Node): Pick<Key, 'spec' | 'usage' | 'origin'> {
  return {
    spec: textOf(node, 'spec') ?? 'SYMMETRIC_DEFAULT',
    usage: textOf(node, 'usage') ?? 'ENCRYPT_DECRYPT',
    origin: textOf(node, 'origin') ?? 'AWS_KMS',
  };
}

type Own = Omit<Key, 'id' | 'multiRegion' | keyof ReturnType<typeof readMaterial>>;

/** What a replica has for itself. */
function readOwn(node: Node, { id, region }: Pick<Key, 'id' | 'region'>, scene: AccountScene): Own {
  const { account, partition, path, policies } = scene;
  const policy = property(node, 'policy');
  const arn = `arn:${partition}:kms:${region}:${account}:key/${id}`;
  return {
    arn,
    account,
    region,
    policy: policy ? policies.read(policy, 'key', [...path, 'policy']) : untold(arn, scene),
    aliases: textsOf(node, 'aliases'),
    state: wordOf(node, 'state', STATES) ?? 'Enabled',
    manager: wordOf(node, 'manager', ['customer', 'aws']) ?? 'customer',
    tags: pairsOf(node, 'tags'),
    grants: itemsOf(node, 'grants').map(readGrant),
  };
}

/** Every key has a policy. Source: AWS KMS Developer Guide, key-policies. */
function untold(arn: string, { path, report }: AccountScene): NamedPolicy {
  const message = 'the key has no `policy` here, and nobody knows what it says';
  report({ severity: 'warning', path, message });
  return untoldPolicy(arn);
}

function readGrant(node: Node): Grant {
  return {
    grantee: textOf(node, 'grantee') ?? '',
    operations: textsOf(node, 'operations'),
    constraints: readConstraints(property(node, 'constraints')),
  };
}

function readConstraints(node: Node | undefined): GrantConstraints {
  const sourceArn = textOf(node, 'sourceArn');
  return {
    ...(property(node, 'encryptionContextSubset') && {
      encryptionContextSubset: pairsOf(node, 'encryptionContextSubset'),
    }),
    ...(property(node, 'encryptionContextEquals') && {
      encryptionContextEquals: pairsOf(node, 'encryptionContextEquals'),
    }),
    ...(sourceArn !== undefined && { sourceArn }),
  };
}
