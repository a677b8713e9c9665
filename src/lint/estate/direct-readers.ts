import { keyOf } from '../../estate/default-key.ts';
import { placedBuckets, type PlacedBucket } from '../../estate/encryptions.ts';
import type { Key, Principal } from '../../estate/estate.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { grouped } from '../../policy/grouped.ts';
import { valueText, type Policy } from '../../policy/policy.ts';
import type { Witness } from '../finding.ts';
import type { EstateContext } from '../rule.ts';
import { isMeant } from './intent.ts';
import type { KeyUse, PlacedStatement } from './uses.ts';

/** Readers of a bucket who may also call AWS KMS themselves, by the Allow that lets them. */
export interface DirectReaders extends PlacedBucket, Purpose {
  readonly principals: readonly [Principal, ...Principal[]];
  readonly allow: PlacedStatement;
  readonly witness: Witness | undefined;
}

/** What says that a key is for Amazon S3: it names the service, or it tests the context. */
export interface Purpose {
  readonly because: 'service' | 'context';
  /** The condition keys that say so. */
  readonly keys: readonly string[];
}

/** Finds those who were to read a bucket through Amazon S3, and can decrypt without it. */
export function directReaders(context: EstateContext): readonly DirectReaders[] {
  const { estate, inPolicy } = context;
  return placedBuckets(estate).flatMap((placed) => {
    const key = keyOf(placed.bucket.encryption, placed.bucket, estate);
    const policy = inPolicy(key?.policy)?.policy;
    const purpose = policy && purposeOf(policy);
    if (!key || !purpose) return [];
    const readers = readersOf(placed, key, context);
    if (readers.size === 0) return [];
    const found = context.keyUses(key, 'kms:Decrypt', readers).flatMap(direct);
    return [...grouped(found, ({ allow }) => allow.statement).values()].map(
      ([first, ...others]) => {
        const all = new Set([
          ...first.principals,
          ...others.flatMap(({ principals }) => principals),
        ]);
        all.delete(first.principals[0]);
        return { ...placed, ...purpose, ...first, principals: [first.principals[0], ...all] };
      },
    );
  });
}

function readersOf(
  { bucket }: PlacedBucket,
  key: Key,
  context: EstateContext,
): ReadonlySet<Principal> {
  const uses = context
    .objectUses(bucket, 'decrypt')
    .filter((use) => use.key === key && use.can === 'some' && use.atS3.some(isMeant));
  return new Set(uses.flatMap(({ users }) => users.flatMap(({ principal }) => principal ?? [])));
}

function direct({
  can,
  users,
  allows,
  witness,
}: KeyUse): readonly Pick<DirectReaders, 'principals' | 'allow' | 'witness'>[] {
  const [first, ...others] = users.flatMap(({ principal }) => principal ?? []);
  const named = allows.find((one) => one.kind === 'resource' && isMeant(one));
  const allow = named ?? allows.find(({ kind }) => kind === 'identity');
  if (can !== 'some' || !first || !allow) return [];
  const shown = witness();
  const isShown = shown?.decision === 'allow';
  return [{ principals: [first, ...others], allow, witness: isShown ? shown : undefined }];
}

function purposeOf({ statements }: Policy): Purpose | undefined {
  const clauses = statements.flatMap(({ conditions }) => conditions);
  const ofS3 = clauses.find(
    ({ key, values }) =>
      asciiLower(key.value) === 'kms:viaservice' &&
      values.some((value) => valueText(value).startsWith('s3.')),
  );
  if (ofS3) return { because: 'service', keys: [ofS3.key.value] };
  const keys = clauses
    .map(({ key }) => key.value)
    .filter((key) => asciiLower(key).startsWith('kms:encryptioncontext:'));
  return keys.length > 0 ? { because: 'context', keys: [...new Set(keys)] } : undefined;
}
