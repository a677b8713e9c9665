import {
  placedBuckets,
  placedEncryptions,
  type PlacedEncryption,
} from '../../estate/encryptions.ts';
import type { EstateContext } from '../rule.ts';
import type { ObjectUse, User } from './uses.ts';

/** What principals of other accounts than that of a bucket do with objects under an encryption. */
export interface ForeignUses extends PlacedEncryption {
  /** Names of those whom Amazon S3 lets through, sorted. */
  readonly users: readonly string[];
  /** Their uses; there is one at least. */
  readonly uses: readonly ObjectUse[];
}

/** Finds what a bucket lets other accounts do, whatever AWS KMS says of it. */
export function* foreignUses(
  context: EstateContext,
  use: ObjectUse['use'],
): Generator<ForeignUses> {
  for (const bucket of placedBuckets(context.estate)) {
    const all = context.objectUses(bucket.bucket, use).filter(({ atS3 }) => atS3.length > 0);
    for (const placed of placedEncryptions(bucket)) {
      if (use === 'encrypt' && placed.object !== undefined) continue;
      const uses = all.filter(({ encryption, users }) => {
        const isSame = JSON.stringify(encryption) === JSON.stringify(placed.encryption);
        return isSame && users.some((user) => isForeign(user, placed.account.id));
      });
      if (uses.length === 0) continue;
      const users = uses
        .flatMap((one) => one.users)
        .filter((user) => isForeign(user, placed.account.id));
      const names = new Set(users.map(({ name }) => name));
      yield { ...placed, users: [...names].toSorted(), uses };
    }
  }
}

function isForeign({ kind, principal }: User, account: string): boolean {
  return principal ? principal.account !== account : kind === 'account';
}
