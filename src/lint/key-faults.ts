import type { Catalog } from '../catalog/catalog.ts';
import { keyPrefix } from '../catalog/condition-key.ts';
import { isRuntimeVariable } from '../catalog/runtime-variables.ts';
import type { Service } from '../catalog/service.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { isPlain } from '../policy/plain-value.ts';
import { keyElsewhere, likelyPrefixes } from './key-elsewhere.ts';

/** What is wrong with the name of a condition key; each name has at most one fault. */
export type KeyFault =
  /** It is not of the form `prefix:name`. */
  | { readonly kind: 'format'; readonly meant: string | undefined }
  /** It ends where the policy's author was to name a tag or the like. */
  | { readonly kind: 'nameless'; readonly key: string }
  /** No such key, but one that is spelt nearly so. */
  | { readonly kind: 'typo'; readonly meant: string }
  /** No such key among the global ones. `meant` has the same name and another prefix. */
  | { readonly kind: 'unknown-global'; readonly meant: string | undefined }
  /** No such key in the service of its prefix. */
  | {
      readonly kind: 'unknown-in-service';
      readonly service: Service;
      readonly meant: string | undefined;
    };

export interface FaultyKey<Kind extends KeyFault['kind']> {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly fault: Extract<KeyFault, { kind: Kind }>;
}

/** The clauses of a policy whose key has a fault of that kind, in the order of the text. */
export function* faultyKeys<Kind extends KeyFault['kind']>(
  kind: Kind,
  { policy, catalog }: { readonly policy: Pick<Policy, 'statements'>; readonly catalog: Catalog },
): Generator<FaultyKey<Kind>> {
  for (const statement of policy.statements) {
    const prefixes = likelyPrefixes(statement);
    for (const clause of statement.conditions) {
      const fault = keyFault(clause.key.value, prefixes, catalog);
      if (isOfKind(fault, kind)) yield { statement, clause, fault };
    }
  }
}

function isOfKind<Kind extends KeyFault['kind']>(
  fault: KeyFault | undefined,
  kind: Kind,
): fault is Extract<KeyFault, { kind: Kind }> {
  return fault?.kind === kind;
}

/**
 * The fault of a key's name; `prefixes` are those under which it may be meant. None for a key of a
 * prefix that AWS does not have and that is near to no key: it may be an identity provider's.
 */
export function keyFault(
  text: string,
  prefixes: readonly string[],
  catalog: Catalog,
): KeyFault | undefined {
  const key = catalog.conditionKey(text);
  if (key) {
    const isNameless = /[/:]$/.test(key.name) && text.length === key.name.length;
    return isNameless ? { kind: 'nameless', key: key.name } : undefined;
  }
  if (!isPlain(text) || isRuntimeVariable(text)) return undefined;
  const elsewhere = (): string | undefined => keyElsewhere(text, prefixes, catalog);
  if (!FORM.test(text)) return { kind: 'format', meant: elsewhere() };
  const stem = catalog.conditionKey(`${text}/`) ?? catalog.conditionKey(`${text}:`);
  if (stem?.freeName) return { kind: 'nameless', key: stem.name };
  const near = catalog.nearestConditionKey(text);
  if (near !== undefined) return { kind: 'typo', meant: near };
  const prefix = keyPrefix(text);
  if (prefix === 'aws') return { kind: 'unknown-global', meant: elsewhere() };
  const service = catalog.service(prefix);
  return service && { kind: 'unknown-in-service', service, meant: elsewhere() };
}

/** A prefix and a name without blanks around or between them. */
const FORM = /^[^\s:]+:[^\s:]/;
