import type { Caller } from '../term/caller.ts';
import { ABSENT, type KeyState } from '../term/key-state.ts';

/** What the keys that follow from caller and resource are derived from. */
export interface Origin {
  readonly caller: Caller;
  /** The prefix of the action, in lower case. */
  readonly service: string;
  /** The account of the resource: absent when there is none, unknown when the input does not tell. */
  readonly owner: KeyState;
}

/**
 * The state of a context key (in lower case) that follows from who asks for whose resource; absent
 * for every other key. Unique ids and tags follow from no ARN.
 * Sources: IAM User Guide, reference_policies_condition-keys and reference_policies_variables; AWS
 * KMS Developer Guide, conditions-kms.
 */
export function derivedKey(name: string, origin: Origin): KeyState {
  const ofCaller = CALLER_KEYS.get(name)?.(origin.caller);
  if (ofCaller !== undefined) return { kind: 'value', text: ofCaller };
  switch (name) {
    case 'aws:resourceaccount':
      return origin.owner;
    case 's3:resourceaccount':
      return origin.service === 's3' ? origin.owner : ABSENT;
    case 'kms:calleraccount':
      return origin.service === 'kms' ? valueOf(iamAccount(origin.caller)) : ABSENT;
    default:
      return ABSENT;
  }
}

function valueOf(text: string | undefined): KeyState {
  return text === undefined ? ABSENT : { kind: 'value', text };
}

/** True for a key (in lower case) that follows from who asks: not all callers have each of them. */
export function followsFromWhoAsks(name: string): boolean {
  return CALLER_KEYS.has(name);
}

/** `aws:PrincipalArn`: of a session the ARN of its role, whose path no session tells. */
export function principalArn(caller: Caller): string | undefined {
  if (!('account' in caller)) return undefined;
  if (caller.kind !== 'session') return caller.arn;
  return `arn:${caller.partition}:iam::${caller.account}:role/${caller.name}`;
}

const CALLER_KEYS: ReadonlyMap<string, (caller: Caller) => string | undefined> = new Map([
  ['aws:principalarn', principalArn],
  ['aws:principalaccount', accountOf],
  ['aws:principaltype', ({ kind }: Caller) => PRINCIPAL_TYPES[kind]],
  ['aws:principalisawsservice', isServiceText],
  [
    'aws:principalservicename',
    (caller: Caller) => (caller.kind === 'service' ? caller.name : undefined),
  ],
  ['aws:username', (caller: Caller) => (caller.kind === 'user' ? caller.name : undefined)],
  ['aws:userid', userId],
]);

function iamAccount(caller: Caller): string | undefined {
  return 'account' in caller ? caller.account : undefined;
}

function accountOf(caller: Caller): string | undefined {
  return caller.kind === 'anonymous' ? 'anonymous' : iamAccount(caller);
}

/** Anonymous requests lack the key. */
function isServiceText(caller: Caller): string | undefined {
  if (caller.kind === 'service') return 'true';
  return 'account' in caller ? 'false' : undefined;
}

function userId(caller: Caller): string | undefined {
  switch (caller.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'root':
      return caller.account;
    case 'federated-user':
      return `${caller.account}:${caller.name}`;
    default:
      return undefined;
  }
}

const PRINCIPAL_TYPES: Readonly<Record<Caller['kind'], string | undefined>> = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
  service: undefined,
  provider: undefined,
};
