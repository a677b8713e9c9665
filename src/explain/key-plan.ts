import type { Action } from '../catalog/action.ts';
import { catalog } from '../catalog/catalog.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import { identityKeySources } from './identity-key-sources.ts';
import { kmsKeySources } from './kms-key-sources.ts';
import { untold, type KeySource } from './key-source.ts';
import type { ReconstructedKey } from './reconstructed-request.ts';
import { requestKeySources } from './request-key-sources.ts';
import { s3KeySources } from './s3-key-sources.ts';

/** The context keys of the requests for one action, each with where its value comes from. */
export interface KeyPlan {
  readonly single: readonly PlannedKey[];
  /** Those that stand for many keys, `aws:PrincipalTag/`. */
  readonly families: readonly KeySource[];
}

/** One key with what is said of it when the record does not give it a value. */
export interface PlannedKey {
  readonly source: KeySource;
  readonly absent: ReconstructedKey;
  readonly unknown: ReconstructedKey;
}

/** What each key is read from, whatever the service. */
const sources: ReadonlyMap<string, KeySource> = new Map(
  [...identityKeySources, ...requestKeySources, ...s3KeySources, ...kmsKeySources].map((source) => [
    source.key,
    source,
  ]),
);

/**
 * The keys that a request for the action may carry by the Service Authorization Reference, global
 * ones included. An action that it does not list may carry the global ones.
 */
export function keyPlan(id: string): KeyPlan {
  const action = catalog.action(id);
  const known = plans.get(action?.id ?? '');
  if (known) return known;
  const plan = planOf(action);
  plans.set(action?.id ?? '', plan);
  return plan;
}

/** Only actions of the catalogue are kept, so that no input can fill it. */
const plans = new Map<string, KeyPlan>();

function planOf(action: Action | undefined): KeyPlan {
  const globals = catalog.globalKeys().map(({ name }) => name);
  const names = [...globals, ...keysOf(action)].map(withoutMeasurement);
  const all = [...new Set(names)]
    .filter((name) => !FOLLOWING.has(name) && !(action && isPair(name)))
    .filter((name) => !action || catalog.presence(exampleOf(name), action) !== 'never')
    .map((name) => sources.get(name) ?? untold('the request', [name])[0])
    .filter((source) => source !== undefined);
  const single = all.filter((source) => !isFamily(source)).map(planned);
  return { single, families: all.filter(isFamily) };
}

/** Most keys of most records have no value: what is said of them is made once. */
function planned(source: KeySource): PlannedKey {
  const { key, from, quality } = source;
  return {
    source,
    absent: { key, state: ABSENT, from, quality },
    unknown: { key, state: UNKNOWN, from, quality: 'none' },
  };
}

function isFamily({ key }: KeySource): boolean {
  return key.endsWith('/') || key.endsWith(':');
}

function keysOf(action: Action | undefined): readonly string[] {
  if (!action) return [];
  const ofTypes = action.resourceTypes.flatMap(({ type, conditionKeys }) => [
    ...conditionKeys,
    ...(type.conditionKeys ?? []),
  ]);
  return [...action.conditionKeys, ...ofTypes];
}

/** Keys that follow from the resource of a request and its account; nothing else tells them. */
export const FOLLOWING: ReadonlySet<string> = new Set([
  'aws:ResourceAccount',
  's3:ResourceAccount',
]);

/** The pairs of an encryption context are in the record, name by name. */
function isPair(name: string): boolean {
  return name === 'kms:EncryptionContext:';
}

const MEASUREMENT = 'kms:RecipientAttestation:';

/** There is a key for each register of an attestation; they come and go together. */
function withoutMeasurement(name: string): string {
  return name.startsWith(MEASUREMENT) ? MEASUREMENT : name;
}

function exampleOf(name: string): string {
  return name === MEASUREMENT ? `${MEASUREMENT}ImageSha384` : name;
}
