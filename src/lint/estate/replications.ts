import { keyOf } from '../../estate/default-key.ts';
import type { Bucket, Estate, Principal } from '../../estate/estate.ts';
import { parseArn } from '../../policy/arn.ts';
import { hasWildcard } from '../../policy/wildcard.ts';
import { reachOf } from '../reach.ts';
import type { EstateContext } from '../rule.ts';
import type { PlacedStatement, Simulated } from './uses.ts';

/** A replication that a role is there for, and what becomes of an object in it. */
export interface Replication {
  readonly role: Principal;
  readonly source: ReplicationEnd;
  readonly destination: ReplicationEnd;
  readonly outcome: Simulated;
}

/** A bucket of a replication, with the Allow of the role that names it. */
export interface ReplicationEnd {
  readonly bucket: Bucket;
  readonly allow: PlacedStatement;
  /** The key of an object that the Allow is about. */
  readonly object: string;
}

/** A role with more is for no replication in particular. */
const MOST_ENDS = 8;

/**
 * Tries the replications between the buckets that roles for Amazon S3 name. An estate does not say
 * which rules there are; replicas are taken to have the default key of their bucket.
 * Source: Amazon S3 User Guide, replication-config-for-kms-objects.
 */
export function* replications(context: EstateContext): Generator<Replication> {
  for (const { principals } of context.estate.accounts.values()) {
    for (const role of principals.values()) {
      if (!isForS3(role, context)) continue;
      const sources = endsOf(role, 's3:GetObjectVersionForReplication', context);
      const destinations = endsOf(role, 's3:ReplicateObject', context);
      if (sources.length > MOST_ENDS || destinations.length > MOST_ENDS) continue;
      for (const source of sources) {
        for (const destination of destinations) {
          if (source.bucket === destination.bucket) continue;
          const outcome = tried(role, { source, destination }, context);
          if (outcome) yield { role, source, destination, outcome };
        }
      }
    }
  }
}

function isForS3(role: Principal, { inPolicy }: EstateContext): boolean {
  if (role.kind !== 'role') return false;
  const statements = inPolicy(role.trust)?.policy.statements ?? [];
  return statements.some(
    ({ effect, principal }) =>
      effect === 'Allow' &&
      principal?.negated === false &&
      principal.entries.some(({ type, value }) => type === 'Service' && value === S3),
  );
}

const S3 = 's3.amazonaws.com';

function endsOf(
  { identity }: Principal,
  action: string,
  { estate, inPolicy }: EstateContext,
): readonly ReplicationEnd[] {
  return identity.flatMap((named) =>
    (inPolicy(named)?.policy.statements ?? []).flatMap((statement) => {
      const { effect, resource } = statement;
      const isNamed = effect === 'Allow' && reachOf(statement, action)?.kind === 'entry';
      if (!isNamed || !resource || resource.negated) return [];
      const allow = { kind: 'identity', policy: named.name, statement } as const;
      return resource.patterns.flatMap(({ text }) => {
        const end = objectIn(text, estate);
        return end ? [{ ...end, allow }] : [];
      });
    }),
  );
}

/** An object of a bucket that a pattern names. */
function objectIn(pattern: string, estate: Estate): Omit<ReplicationEnd, 'allow'> | undefined {
  const path = parseArn(pattern)?.resource ?? '';
  const slash = path.indexOf('/');
  const bucket = estate.buckets.get(path.slice(0, Math.max(slash, 0)));
  const object = path
    .slice(slash + 1)
    .replaceAll('*', 'example')
    .replaceAll('?', 'x');
  return bucket && !hasWildcard(object) ? { bucket, object } : undefined;
}

function tried(
  { arn }: Principal,
  { source, destination }: Pick<Replication, 'source' | 'destination'>,
  { estate, simulated }: EstateContext,
): Simulated | undefined {
  const { bucket } = destination;
  const key = keyOf(bucket.encryption, bucket, estate);
  const named = key?.manager === 'customer' ? ([['replicaKmsKeyId', key.arn]] as const) : [];
  return simulated({
    principal: arn,
    operation: 's3:Replication',
    resource: `${source.bucket.arn}/${source.object}`,
    parameters: new Map([
      ['destination', bucket.name],
      ['sseKmsEncryptedObjects', 'Enabled'],
      ...named,
    ]),
  });
}
