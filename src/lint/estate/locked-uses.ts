import { placedBuckets, type PlacedBucket } from '../../estate/encryptions.ts';
import type { Key, Principal } from '../../estate/estate.ts';
import { grouped } from '../../policy/grouped.ts';
import type { Witness } from '../finding.ts';
import type { EstateContext } from '../rule.ts';
import type { KmsRefusal, ObjectUse, PlacedStatement } from './uses.ts';
import { isMeant } from './intent.ts';

/** Principals that Amazon S3 lets at objects of which AWS KMS keeps the key from them. */
export interface LockedUse extends PlacedBucket {
  readonly key: Key;
  readonly principals: readonly [Principal, ...Principal[]];
  /** What lets them through at Amazon S3, and was meant to. */
  readonly granted: PlacedStatement;
  readonly cause: LockCause;
  /** The call of AWS KMS, such as `kms:Decrypt`. */
  readonly call: string;
  /** What one of the two sides allows of it. */
  readonly allows: readonly PlacedStatement[];
  /** A request of the first principal that is refused, as the simulation of it says. */
  readonly witness: Witness | undefined;
}

/**
 * What is missing: a statement of the key, one of the caller's own (in another account than that of
 * the key or in the same), or both. With neither missing it is a limit.
 */
export type LockCause = 'key' | 'caller' | 'foreign-caller' | 'both' | 'limit';

/**
 * Finds those for whom no statement allows the call of AWS KMS that their use of a bucket takes. A
 * Deny is there on purpose, and so is the lock on those whom no statement lets at this bucket by name.
 */
export function lockedUses(context: EstateContext, use: ObjectUse['use']): readonly LockedUse[] {
  return placedBuckets(context.estate).flatMap((placed) => {
    const found = context.objectUses(placed.bucket, use).flatMap((one) => locked(one, placed));
    return [...grouped(found, ({ id }) => id).values()].map(([first, ...others]) => {
      const [principal, ...more] = first.principals;
      const all = new Set([...more, ...others.flatMap(({ principals }) => principals)]);
      all.delete(principal);
      return { ...first, principals: [principal, ...all] };
    });
  });
}

function locked(
  { users, key, atS3, refusal, witness }: ObjectUse,
  placed: PlacedBucket,
): readonly (LockedUse & { readonly id: string })[] {
  const granted = atS3.find(isMeant);
  const [first, ...others] = users.flatMap(({ principal }) => principal ?? []);
  if (!granted || !first || !key || key.manager === 'aws' || refusal?.kind !== 'no-allow')
    return [];
  const { call, allows } = refusal;
  const cause = causeOf(refusal, first.account !== key.account);
  const id = `${granted.policy} ${granted.statement.index} ${key.arn} ${cause}`;
  const shown = witness();
  const principals = [first, ...others] as const;
  const lock = { ...placed, key, principals, granted, cause, call, allows };
  return [{ ...lock, id, witness: shown?.decision === 'allow' ? undefined : shown }];
}

function causeOf({ allows }: KmsRefusal, isForeign: boolean): LockCause {
  const kinds = new Set(allows.map(({ kind }) => kind));
  if (kinds.size === 2) return 'limit';
  if (kinds.size === 0) return 'both';
  if (kinds.has('identity')) return 'key';
  return isForeign ? 'foreign-caller' : 'caller';
}

/** Values for messages about a locked use. */
export function lockWords({
  principals,
  bucket,
  key,
  call,
}: LockedUse): Readonly<Record<string, string | readonly string[]>> {
  return {
    principals: principals.map(({ arn }) => arn),
    bucket: bucket.name,
    key: key.arn,
    call,
    service: `s3.${bucket.region}.amazonaws.com`,
  };
}

/** An Allow that is in vain, with all the calls of AWS KMS that it is in vain for. */
export interface VainGrant {
  readonly use: LockedUse;
  /** Of one of the two sides. */
  readonly allow: PlacedStatement;
  readonly calls: readonly string[];
}

/** Puts uses together that the same Allow would open to the same principals. */
export function callsByGrant(uses: readonly LockedUse[]): readonly VainGrant[] {
  const grants = uses.flatMap((use) => {
    const [allow] = use.allows;
    const holders = use.principals.map(({ arn }) => arn).join();
    const id = `${allow?.policy} ${allow?.statement.index} ${use.key.arn} ${holders}`;
    return allow ? [{ use, allow, id }] : [];
  });
  return [...grouped(grants, ({ id }) => id).values()].map((all) => ({
    use: all[0].use,
    allow: all[0].allow,
    calls: [...new Set(all.map(({ use }) => use.call))],
  }));
}
