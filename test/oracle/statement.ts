import { isActionEntry } from './action.ts';
import type { Clause } from './condition-block.ts';
import { readConditionBlock } from './condition-block.ts';
import type { JsonObject } from './json.ts';
import { isObject, member, stringList } from './json.ts';
import type { PrincipalElement } from './principal-element.ts';
import { readPrincipals } from './principal-element.ts';
import type { ResourceElement } from './resource.ts';
import { readResourceEntry } from './resource.ts';
import type { Substitution } from './template.ts';

/** Where a statement stands. `resource` is a resource policy other than a key or trust policy. */
export type PolicyKind =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'resource'
  | 'key'
  | 'trust';

/** What a statement does when it matches. */
export type Effect = 'Allow' | 'Deny';

/** An Action (or, negated, NotAction) element. */
export interface ActionElement {
  readonly negated: boolean;
  readonly entries: readonly string[];
}

/**
 * What a statement says; absent where the policy kind has no such element. A malformed element is
 * not modelled: what it covers is unknown. Without a readable effect the statement has both.
 */
export type Content =
  | {
      readonly kind: 'readable';
      readonly effect: Effect | undefined;
      readonly principal: PrincipalElement | undefined | 'malformed';
      readonly action: ActionElement | 'malformed';
      readonly resource: ResourceElement | undefined | 'malformed';
      readonly conditions: readonly Clause[];
      /** True when the effect, the Sid or an element that AWS does not know is malformed. */
      readonly isOdd: boolean;
    }
  /** Documented to take no effect (D22, D26). */
  | { readonly kind: 'inert'; readonly effect: Effect | undefined }
  /** Nothing of it can be read. */
  | { readonly kind: 'malformed'; readonly effect: undefined };

/** Reads one member of a `Statement` list. */
export function readStatement(
  json: unknown,
  kind: PolicyKind,
  substitution: Substitution,
): Content {
  if (!isObject(json)) return { kind: 'malformed', effect: undefined };
  const effect = readEffect(member(json, 'Effect'));
  const principal = readPrincipal(json, kind);
  const action = readAction(json);
  const resource = readResource(json, kind, substitution);
  const conditions = readConditionBlock(member(json, 'Condition'), substitution);
  if (principal === 'missing' || resource === 'missing') return { kind: 'inert', effect };
  const isOdd = effect === undefined || !hasKnownElements(json);
  return { kind: 'readable', effect, principal, action, resource, conditions, isOdd };
}

function readEffect(value: unknown): Effect | undefined {
  return value === 'Allow' || value === 'Deny' ? value : undefined;
}

function hasKnownElements(json: JsonObject): boolean {
  const sid = member(json, 'Sid');
  return (
    Object.keys(json).every((name) => ELEMENTS.has(name)) &&
    (sid === undefined || typeof sid === 'string')
  );
}

/** The value of exactly one of the two elements, with which one it is. */
function oneOf(
  json: JsonObject,
  name: string,
): { readonly negated: boolean; readonly value: unknown } | 'missing' | 'malformed' {
  const [positive, negative] = [member(json, name), member(json, `Not${name}`)];
  if (positive !== undefined && negative !== undefined) return 'malformed';
  if (positive === undefined && negative === undefined) return 'missing';
  return { negated: positive === undefined, value: positive ?? negative };
}

/** D26: in a resource policy a statement without principal never matches. */
function readPrincipal(
  json: JsonObject,
  kind: PolicyKind,
): PrincipalElement | undefined | 'missing' | 'malformed' {
  const element = oneOf(json, 'Principal');
  if (!TAKES_PRINCIPAL.has(kind)) return element === 'missing' ? undefined : 'malformed';
  if (element === 'malformed') return element;
  if (element === 'missing') return IS_RESOURCE_POLICY.has(kind) ? 'missing' : 'malformed';
  const entries = readPrincipals(element.value);
  const isAllowed = kind !== 'rcp' || element.value === '*';
  const isNegatable = kind !== 'rcp' && kind !== 'trust';
  if (entries === undefined || !isAllowed || (element.negated && !isNegatable)) return 'malformed';
  return { negated: element.negated, entries };
}

function readAction(json: JsonObject): ActionElement | 'malformed' {
  const element = oneOf(json, 'Action');
  if (element === 'missing' || element === 'malformed') return 'malformed';
  const entries = stringList(element.value);
  if (entries === undefined || !entries.every(isActionEntry)) return 'malformed';
  return { negated: element.negated, entries };
}

/** D22: a key policy's statement without Resource never matches. A trust policy takes none. */
function readResource(
  json: JsonObject,
  kind: PolicyKind,
  substitution: Substitution,
): ResourceElement | undefined | 'missing' | 'malformed' {
  const element = oneOf(json, 'Resource');
  if (kind === 'trust') return element === 'missing' ? undefined : 'malformed';
  if (element === 'missing') return kind === 'key' ? 'missing' : 'malformed';
  if (element === 'malformed') return element;
  const texts = stringList(element.value);
  if (texts === undefined) return 'malformed';
  const read = texts.map((text) => readResourceEntry(text, substitution));
  const entries = read.filter((entry) => entry !== undefined);
  return entries.length === read.length ? { negated: element.negated, entries } : 'malformed';
}

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
const TAKES_PRINCIPAL: ReadonlySet<PolicyKind> = new Set([
  'rcp',
  'endpoint',
  'resource',
  'key',
  'trust',
]);
const IS_RESOURCE_POLICY: ReadonlySet<PolicyKind> = new Set(['resource', 'key', 'trust']);
