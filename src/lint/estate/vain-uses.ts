import { placedBuckets, type PlacedBucket } from '../../estate/encryptions.ts';
import { grouped } from '../../policy/grouped.ts';
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
 * Finds them. A Deny without conditions is to let nothing through, and whoever may do everything is
 * often denied on purpose.
 */
export function vainUses(context: EstateContext): readonly VainUse[] {
  return placedBuckets(context.estate).flatMap((placed) =>
    (['decrypt', 'encrypt'] as const).flatMap((use) => {
      const uses = context.objectUses(placed.bucket, use);
      const open = new Set(
        uses.flatMap(({ can, users }) => (can === 'none' ? [] : users)).map(nameOf),
      );
      const found = uses.flatMap(({ users, denial }) => {
        if (!denial?.allows.some(isMeant)) return [];
        const { deny, witness } = denial;
        return deny.statement.conditions.length > 0
          ? users.map((user) => ({ user, deny, witness }))
          : [];
      });
      const locked = found.filter(({ user }) => user.principal && !open.has(user.name));
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

function deniedOnly(witness: Witness | undefined): Witness | undefined {
  return witness?.decision === 'explicit-deny' ? witness : undefined;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
