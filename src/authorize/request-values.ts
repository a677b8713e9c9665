import { asciiLower } from '../policy/ascii-case.ts';
import { foldedArn } from '../term/arn-text.ts';
import { encryptionContextName, type EncryptionContext } from '../term/encryption-context.ts';
import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { RequestValues } from '../term/world.ts';
import { derivedKey, type Origin } from './derived-keys.ts';
import type { ContextValue, Request } from './request.ts';
import type { RequestFacts } from './request-facts.ts';

/** The values of a request in each way that it can be meant; more than one only by {@link WAYS}. */
export type Ways = readonly [RequestValues, ...RequestValues[]];

/** More ways than this to mean a request are not told apart: its ambiguous keys are unknown. */
const WAYS = 64;

/**
 * The values that a request gives to the variables of tests. Keys whose names differ only by case
 * give a way each: AWS documents that it compares either, not which.
 * Source: IAM User Guide, reference_policies_elements_condition.
 */
export function requestValues(request: Request, facts: RequestFacts): Ways {
  const { caller, action, service, resource } = facts;
  const origin: Origin = { caller, service, owner: ownerState(facts) };
  const tables = keyTables(request);
  let pairs: EncryptionContext | undefined;
  const encryptionContext = (): EncryptionContext => (pairs ??= encryptionContextOf(request));
  const foldedResource = foldedArn(resource);
  const { open } = request;
  const isOpen = (name: string): boolean => open?.some((start) => name.startsWith(start)) === true;
  const values = (keys: KeyTable): RequestValues => ({
    caller,
    action,
    resource,
    foldedResource,
    key: (name) => keys.get(name) ?? (isOpen(name) ? UNKNOWN : derivedKey(name, origin)),
    encryptionContext,
  });
  return [values(tables[0]), ...tables.slice(1).map(values)];
}

type KeyTable = ReadonlyMap<string, KeyState>;

function keyTables({ context, unknown }: Request): readonly [KeyTable, ...KeyTable[]] {
  const table = new Map<string, KeyState>();
  let repeated: Map<string, KeyState[]> | undefined;
  for (const [name, value] of context) {
    const key = asciiLower(name);
    const known = table.get(key);
    if (!known) {
      table.set(key, keyState(value));
      continue;
    }
    const states = (repeated ??= new Map<string, KeyState[]>()).get(key);
    if (states) states.push(keyState(value));
    else repeated.set(key, [known, keyState(value)]);
  }
  for (const name of unknown) {
    const key = asciiLower(name);
    repeated?.delete(key);
    table.set(key, UNKNOWN);
  }
  return repeated && repeated.size > 0 ? tablesOf(table, repeated) : [table];
}

/** The account of the resource as a key's state: unknown when nothing tells it. */
function ownerState({ owner, resource }: RequestFacts): KeyState {
  if (owner !== undefined) return { kind: 'value', text: owner };
  return resource.text === '*' ? ABSENT : UNKNOWN;
}

function keyState(value: ContextValue): KeyState {
  return typeof value === 'string'
    ? { kind: 'value', text: value }
    : { kind: 'list', texts: value };
}

function tablesOf(
  table: KeyTable,
  repeated: ReadonlyMap<string, readonly KeyState[]>,
): readonly [KeyTable, ...KeyTable[]] {
  const ways = [...repeated.values()].reduce((count, states) => count * states.length, 1);
  if (ways > WAYS) {
    return [new Map([...table, ...[...repeated.keys()].map((key) => [key, UNKNOWN] as const)])];
  }
  let tables: readonly KeyTable[] = [table];
  for (const [key, states] of repeated) {
    tables = tables.flatMap((one) => states.map((state) => new Map(one).set(key, state)));
  }
  const [first = table, ...more] = tables;
  return [first, ...more];
}

function encryptionContextOf({ context, unknown, open }: Request): EncryptionContext {
  const hidden = new Set(unknown.map(asciiLower));
  const names = unknown.map(encryptionContextName).filter((name) => name !== undefined);
  const pairs = new Map<string, string>();
  for (const [key, value] of context) {
    const name = encryptionContextName(key);
    if (name === undefined || hidden.has(asciiLower(key))) continue;
    // A list is no value that an encryption context can hold.
    if (typeof value === 'string') pairs.set(name, value);
    else names.push(name);
  }
  return { pairs, unknown: names, isOpen: open?.includes(ENCRYPTION_CONTEXT) ?? false };
}

const ENCRYPTION_CONTEXT = 'kms:encryptioncontext:';
