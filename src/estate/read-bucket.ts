import { property, type Node } from '../syntax/tree.ts';
import type { Bucket, Encryption, ObjectOwnership, StoredObject } from './estate.ts';
import { nameIn, partsOf, type AccountScene } from './estate-scene.ts';
import { flagOf, pairsOf, textOf, textsOf, wordOf } from './fields.ts';

const OWNERSHIPS: readonly ObjectOwnership[] = [
  'BucketOwnerEnforced',
  'BucketOwnerPreferred',
  'ObjectWriter',
];

/** Since 2023 every new object is encrypted. Source: Amazon S3 User Guide, default-bucket-encryption. */
const S3_MANAGED: Encryption = { algorithm: 'AES256' };

/** Reads a bucket; its name is the last step of the scene's path. */
export function readBucket(node: Node, scene: AccountScene, accountBlocksPublic: boolean): Bucket {
  const { account, partition, path, policies } = scene;
  const name = nameIn(scene);
  const policy = property(node, 'policy');
  const encryption = readEncryption(property(node, 'encryption')) ?? S3_MANAGED;
  return {
    name,
    arn: `arn:${partition}:s3:::${name}`,
    account,
    region: textOf(node, 'region') ?? 'us-east-1',
    policy: policy && policies.read(policy, 'bucket', [...path, 'policy']),
    tags: pairsOf(node, 'tags'),
    publicAccessBlock: {
      restrictPublicBuckets: accountBlocksPublic || restrictsPublic(node),
    },
    objectOwnership: wordOf(node, 'objectOwnership', OWNERSHIPS) ?? 'BucketOwnerEnforced',
    encryption,
    blocksCustomerKeys: textsOf(property(node, 'encryption'), 'blockedEncryptionTypes').includes(
      'SSE-C',
    ),
    isAbacEnabled: flagOf(node, 'abac') ?? false,
    objects: new Map(
      partsOf(node, 'objects', scene).map(([object, inner]) => [
        nameIn(inner),
        readObject(object, encryption),
      ]),
    ),
  };
}

/** The setting of Block Public Access that requests feel, of a bucket or of an account. */
export function restrictsPublic(node: Node): boolean {
  return flagOf(property(node, 'publicAccessBlock'), 'restrictPublicBuckets') ?? false;
}

/** An object that does not say how it is encrypted got the bucket's default. */
function readObject(node: Node, fallback: Encryption): StoredObject {
  const encryption = property(node, 'encryption');
  return {
    encryption: readEncryption(encryption) ?? fallback,
    context: pairsOf(encryption, 'context'),
    tags: pairsOf(node, 'tags'),
  };
}

function readEncryption(node: Node | undefined): Encryption | undefined {
  const key = textOf(node, 'key');
  switch (textOf(node, 'algorithm')) {
    case 'AES256':
      return S3_MANAGED;
    case 'aws:kms':
      return { algorithm: 'aws:kms', key, bucketKey: flagOf(node, 'bucketKey') ?? false };
    case 'aws:kms:dsse':
      return { algorithm: 'aws:kms:dsse', key };
    case 'SSE-C':
      return { algorithm: 'SSE-C' };
    default:
      return undefined;
  }
}
