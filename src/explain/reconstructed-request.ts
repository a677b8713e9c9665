import type { ContextValue, Request } from '../authorize/request.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { KeyState } from '../term/key-state.ts';
import type { Quality } from './key-source.ts';

/** One authorization that a call needed, as far as its record tells it. */
export interface ReconstructedRequest {
  /** `service:Name`. */
  readonly action: string;
  /** In the form of `Request.principal`; undefined when nothing names the caller. */
  readonly principal: string | undefined;
  /** Undefined when neither the record nor its message names it. */
  readonly resource: string | undefined;
  readonly resourceAccount: string | undefined;
  /** Every context key that a request for the action may carry, but for those of `open`. */
  readonly keys: readonly ReconstructedKey[];
  /**
   * Beginnings of keys of which the record tells neither names nor values: `aws:PrincipalTag/`. Any
   * key that starts so is unknown unless `keys` has it.
   */
  readonly open: readonly string[];
}

/** One context key of a reconstructed request. */
export interface ReconstructedKey {
  readonly key: string;
  readonly state: KeyState;
  /** The field of the record that told it, or what would tell it. */
  readonly from: string;
  /** Of an unknown key `none`. */
  readonly quality: Quality;
}

/** What somebody else knows of a request: an estate, or the command line. */
export interface Supplement {
  readonly principal?: string | undefined;
  readonly resource?: string | undefined;
  readonly resourceAccount?: string | undefined;
  readonly managementAccount?: string | undefined;
  /** Values of context keys; they go before those of the record. */
  readonly context?: ReadonlyMap<string, ContextValue>;
  /** Keys that are known to be absent, such as tags that a principal does not have. */
  readonly absent?: readonly string[];
  /** Keys that the policies in question test: those of `open` families are unknown, not absent. */
  readonly tested?: Iterable<string>;
}

/**
 * The request to be authorized. Undefined while its principal or its resource is not known: both can
 * be supplied. Keys of the record that are unknown stay so unless they are supplied.
 */
export function requestOf(
  reconstructed: ReconstructedRequest,
  supplement: Supplement = {},
): Request | undefined {
  const principal = supplement.principal ?? reconstructed.principal;
  const resource = supplement.resource ?? reconstructed.resource;
  if (principal === undefined || resource === undefined) return undefined;
  const given = givenKeys(supplement);
  const known = new Map<string, ContextValue>(supplement.context);
  const unknown = new Map<string, string>();
  for (const { key, state } of reconstructed.keys) {
    const name = asciiLower(key);
    if (given.has(name)) continue;
    if (state.kind === 'unknown') unknown.set(name, key);
    else if (state.kind === 'value') known.set(key, state.text);
    else if (state.kind === 'list') known.set(key, state.texts);
  }
  const named = new Set([...given, ...reconstructed.keys.map(({ key }) => asciiLower(key))]);
  for (const key of supplement.tested ?? []) {
    const name = asciiLower(key);
    if (!named.has(name) && isOpen(reconstructed, name)) unknown.set(name, key);
  }
  return {
    principal,
    action: reconstructed.action,
    resource,
    resourceAccount: supplement.resourceAccount ?? reconstructed.resourceAccount,
    managementAccount: supplement.managementAccount,
    context: known,
    unknown: [...unknown.values()],
  };
}

function givenKeys({ context, absent = [] }: Supplement): ReadonlySet<string> {
  return new Set([...(context?.keys() ?? []), ...absent].map(asciiLower));
}

/** True for a key, in any letter case, of a family that the record does not tell. */
export function isOpen({ open }: ReconstructedRequest, key: string): boolean {
  const name = asciiLower(key);
  return open.some((family) => name.startsWith(asciiLower(family)));
}
