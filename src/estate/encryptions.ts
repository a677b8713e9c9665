import type { Path } from '../syntax/pointer.ts';
import type { Account, Bucket, Encryption, Estate } from './estate.ts';

/** A bucket with its account and its place in the estate. */
export interface PlacedBucket {
  readonly bucket: Bucket;
  readonly account: Account;
  readonly path: Path;
}

/** An encryption that an estate gives, of a bucket or of one of its objects. */
export interface PlacedEncryption extends PlacedBucket {
  readonly encryption: Encryption;
  /** Of the encryption, not of the bucket. */
  readonly encryptionPath: Path;
  /** The key of the object; undefined for what the bucket does with new objects. */
  readonly object: string | undefined;
}

/** The buckets of an estate in the order of the file. */
export function placedBuckets({ accounts }: Estate): readonly PlacedBucket[] {
  return [...accounts.values()].flatMap((account) =>
    [...account.buckets.values()].map((bucket) => ({
      bucket,
      account,
      path: ['accounts', account.id, 'buckets', bucket.name],
    })),
  );
}

/** What a bucket does, and what each object has that was written otherwise. */
export function* placedEncryptions(placed: PlacedBucket): Generator<PlacedEncryption> {
  const { bucket, path } = placed;
  const { encryption } = bucket;
  yield { ...placed, encryption, encryptionPath: [...path, 'encryption'], object: undefined };
  for (const [object, { encryption: own }] of bucket.objects) {
    if (own === encryption) continue;
    const encryptionPath = [...path, 'objects', object, 'encryption'];
    yield { ...placed, encryption: own, encryptionPath, object };
  }
}
