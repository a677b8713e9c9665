import { isObject, stringList } from './json.ts';

/** Under which name a principal is written; `any` is the lone `"*"`. */
export type PrincipalType = 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** One principal of the list; the text is not interpreted yet. */
export interface PrincipalEntry {
  readonly type: PrincipalType;
  readonly text: string;
}

/** A `Principal` (or, negated, a `NotPrincipal`) element. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly entries: readonly PrincipalEntry[];
}

/** The principals of an element's value, or undefined when it is malformed. */
export function readPrincipals(value: unknown): readonly PrincipalEntry[] | undefined {
  if (value === '*') return [{ type: 'any', text: '*' }];
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  const entries = Object.entries(value).map(([type, texts]) => entriesOf(type, texts));
  const readable = entries.filter((list) => list !== undefined);
  return readable.length === entries.length ? readable.flat() : undefined;
}

function entriesOf(name: string, value: unknown): readonly PrincipalEntry[] | undefined {
  const type = TYPES.find((known) => known === name);
  const texts = stringList(value);
  if (type === undefined || texts === undefined) return undefined;
  // The lone star is documented for AWS only; what it would mean elsewhere nobody says.
  if (type !== 'AWS' && texts.includes('*')) return undefined;
  return texts.map((text) => ({ type, text }));
}

const TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
