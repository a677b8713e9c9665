import { lower } from './ascii.ts';
import type { Caller } from './caller.ts';
import { asIam, principalArn } from './caller.ts';
import type { ContextValue, Request } from './input.ts';
import { scalarText } from './json.ts';
import type { Readings } from './readings.ts';

/**
 * What the request holds under a context key. `values` is the state of a key that is present;
 * `isList` tells a multivalued key, which may be empty.
 */
export type Found =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'values'; readonly texts: readonly string[]; readonly isList: boolean };

/** One complete context: key (lower case) → what it holds. A key that is not listed is absent. */
export type Context = ReadonlyMap<string, Found>;

/** Who asks and whose resource it is: the keys that need not be given follow from it. */
export interface Situation {
  readonly caller: Caller;
  /** The account of the resource; undefined when the input does not tell. */
  readonly owner: string | undefined;
  readonly request: Request;
}

const ABSENT: Found = { kind: 'absent' };
const UNKNOWN: Found = { kind: 'unknown' };

/** What the context holds under the key, whose case does not matter. */
export function lookUp(context: Context, key: string): Found {
  return context.get(lower(key)) ?? ABSENT;
}

/**
 * Every context that the request may mean. There is one, unless two given keys differ only by
 * case: AWS then compares either, nobody says which (D39).
 */
export function contextsOf(situation: Situation, readings: Readings): readonly Context[] {
  const { context = {}, unknown = [] } = situation.request;
  const base = new Map(
    derivedKeys(situation).map(([key, value]) => [lower(key), found(value, readings)]),
  );
  for (const key of untold(situation)) base.set(lower(key), UNKNOWN);
  let contexts: Map<string, Found>[] = [base];
  for (const [key, group] of grouped(Object.entries(context))) {
    contexts = contexts.flatMap((one) =>
      group.map((value) => new Map(one).set(key, found(value, readings))),
    );
  }
  for (const key of unknown) {
    for (const one of contexts) one.set(lower(key), UNKNOWN);
  }
  return contexts;
}

/** The given values by lower-case key, in the order given. */
function grouped(
  entries: readonly (readonly [string, ContextValue])[],
): ReadonlyMap<string, readonly ContextValue[]> {
  const groups = new Map<string, ContextValue[]>();
  for (const [key, value] of entries) {
    groups.set(lower(key), [...(groups.get(lower(key)) ?? []), value]);
  }
  return groups;
}

function found(value: ContextValue, readings: Readings): Found {
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? value : [value];
  const texts = list.map(scalarText).filter((text) => text !== undefined);
  if (!isList && texts.length === 0) return ABSENT;
  // D10: the empty string is an ordinary value; read the other way it is null, as if absent.
  const isEmptyText = texts.length === 1 && texts[0] === '';
  if (isEmptyText && readings.other('D10')) return ABSENT;
  return { kind: 'values', texts, isList };
}

/** Keys that the request surely holds, with a value that the input does not tell. */
function untold({ owner, request }: Situation): readonly string[] {
  const isTold = owner !== undefined || request.resource === '*';
  if (isTold) return [];
  const isS3 = lower(request.action).startsWith('s3:');
  return isS3 ? ['aws:ResourceAccount', 's3:ResourceAccount'] : ['aws:ResourceAccount'];
}

/** Sources: IAM User Guide, reference_policies_condition-keys and reference_policies_variables. */
function derivedKeys({ caller, owner, request }: Situation): [string, ContextValue][] {
  const keys: [string, ContextValue][] = callerKeys(caller);
  const [service = ''] = lower(request.action).split(':');
  const iam = asIam(caller);
  if (iam !== undefined && service === 'kms') keys.push(['kms:CallerAccount', iam.account]);
  if (owner === undefined) return keys;
  keys.push(['aws:ResourceAccount', owner]);
  if (service === 's3') keys.push(['s3:ResourceAccount', owner]);
  return keys;
}

function callerKeys(caller: Caller): [string, ContextValue][] {
  switch (caller.kind) {
    case 'service':
      return [
        ['aws:PrincipalIsAWSService', true],
        ['aws:PrincipalServiceName', caller.name],
      ];
    case 'anonymous':
      return [
        ['aws:PrincipalAccount', 'anonymous'],
        ['aws:PrincipalType', 'Anonymous'],
        ['aws:userid', 'anonymous'],
      ];
    case 'provider':
      return [];
    default:
      return [
        ['aws:PrincipalArn', principalArn(caller)],
        ['aws:PrincipalAccount', caller.account],
        ['aws:PrincipalType', PRINCIPAL_TYPES[caller.kind]],
        ['aws:PrincipalIsAWSService', false],
        ...namesOf(caller.kind, caller.account, caller.name),
      ];
  }
}

/** `aws:username` and `aws:userid` where the ARN tells them: unique ids are not in an ARN. */
function namesOf(kind: string, account: string, name: string): [string, ContextValue][] {
  if (kind === 'user') return [['aws:username', name]];
  if (kind === 'root') return [['aws:userid', account]];
  return kind === 'federated-user' ? [['aws:userid', `${account}:${name}`]] : [];
}

const PRINCIPAL_TYPES = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
} as const;
