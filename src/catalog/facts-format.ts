/**
 * The shapes in facts.jsonl, which `npm run catalog` writes: a header line, then a line for each
 * service. Rows are arrays without their trailing empty values, to keep the file small.
 */

/** First line of the file. */
export interface FactsHeader {
  readonly package: string;
  readonly version: string;
  /** Day of the data, `YYYY-MM-DD`. */
  readonly date: string;
  readonly globalKeys: readonly KeyRow[];
  /** Key prefixes that are no service prefix (`saml`) → the service that lists them. */
  readonly keyHomes: Readonly<Record<string, string>>;
  /** Prefixes of the services that resource control policies reach. */
  readonly rcpServices: readonly string[];
  /** Prefix → byte offset after the header line, and byte length, of the service's line. */
  readonly services: Readonly<Record<string, readonly [offset: number, length: number]>>;
}

/** One service. Numbers in its rows are positions in its own `keys` and `types`. */
export interface ServiceRow {
  readonly prefix: string;
  readonly name: string;
  readonly keys: readonly KeyRow[];
  readonly types: readonly TypeRow[];
  readonly actions: readonly ActionRow[];
}

/** A condition key; its type is one of the reference's words: `String`, `ArrayOfARN`, … */
export type KeyRow = readonly [name: string, type: string];

/** A resource type; `null` keys say that the source has no key data for it. */
export type TypeRow = readonly [
  name: string,
  arns: readonly string[],
  keys: readonly number[] | null,
];

/** An action; `access` holds the first letters of its access levels. */
export type ActionRow = readonly [
  name: string,
  access: string,
  keys?: readonly number[],
  types?: readonly ActionTypeRow[],
];

/** A resource type of an action, 1 when it is required, and the keys that this pair adds. */
export type ActionTypeRow = readonly [type: number, required?: 0 | 1, keys?: readonly number[]];
