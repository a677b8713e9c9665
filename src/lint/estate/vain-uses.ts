import { placedBuckets, type PlacedBucket } from '../../estate/encryptions.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { grouped } from '../../policy/grouped.ts';
import type { Statement } from '../../policy/policy.ts';
import type { Witness } from '../finding.ts';
import type { EstateContext } from '../rule.ts';
import { isMeant } from './intent.ts';
import type { ObjectUse, PlacedStatement } from './uses.ts';

/** A Deny with conditions that nothing passes of what principals are allowed to do with a bucket. */
export interface VainUse extends PlacedBucket {
  readonly use: ObjectUse['use'];
  readonly deny: PlacedStatement;
  /** ARNs of those who are allowed in vain. */
  readonly principals: readonly string[];
  /** A request of the first of them, denied by that statement. */
  readonly witness: Witness | undefined;
}

/**
 * Finds them, where no principal of the estate gets through. A Deny without conditions, or of all but
 * certain principals, is to let nobody else through, and whoever may do everything is often denied on
 * purpose.
 */
export function vainUses(context: EstateContext): readonly VainUse[] {
  return placedBuckets(context.estate).flatMap((placed) =>
    (['decrypt', 'encrypt'] as const).flatMap((use) => {
      const uses = context.objectUses(placed.bucket, use);
      const ofPrincipals = uses.filter(({ users }) => users.some(({ principal }) => principal));
      if (ofPrincipals.some(({ throughS3 }) => throughS3 !== 'none')) return [];
      const locked = ofPrincipals.flatMap(({ users, denial }) => {
        if (!denial?.allows.some(isMeant)) return [];
        const { deny, witness } = denial;
        return isWhole(deny.statement) ? users.map((user) => ({ user, deny, witness })) : [];
      });
      return [...grouped(locked, ({ deny }) => deny.statement).values()].map((all) => ({
        ...placed,
        use,
        deny: all[0].deny,
        witness: deniedOnly(all[0].witness()),
        principals: [...new Set(all.map(({ user }) => user.name))],
      }));
    }),
  );
}

/**
 * True for a Deny that tests what every request has or may have, and so answers for all of them. Other
 * keys hold headers, of which uploads have more than questions try.
 */
function isWhole({ conditions }: Statement): boolean {
  return (
    conditions.length > 0 &&
    conditions.every(({ key }) => ASKED_IN_FULL.test(asciiLower(key.value)))
  );
}

const ASKED_IN_FULL =
  /^(?:aws:(?!principal(?!org)|user(?:id|name)$)|s3:(?:existing|request)objecttag\/|s3:tlsversion$)/;

function deniedOnly(witness: Witness | undefined): Witness | undefined {
  return witness?.decision === 'explicit-deny' ? witness : undefined;
}
