import type { Facts } from '../estate/facts.ts';
import type { SymbolicKey, Variable } from '../solve/question.ts';
import { UNKNOWN } from '../term/key-state.ts';

/** What a call says of a context key: its state, or a variable that a proof leaves open. */
export type Value = SymbolicKey;

/** Values by the names of their keys, as AWS writes them. */
export type Keys = ReadonlyMap<string, Value>;

/** Pairs or tags of which some may not be known. */
export interface OpenPairs {
  readonly pairs: ReadonlyMap<string, Value>;
  /** True when there may be others, with any value. */
  readonly isOpen: boolean;
}

/** The value of a key that holds one text. */
export function text(value: string): Value {
  return { kind: 'value', text: value };
}

/** A variable for a key, under the key's own name. */
export function free(key: string): Variable {
  return { kind: 'variable', name: key };
}

/** The values of pairs of texts. */
export function closedPairs(pairs: Iterable<readonly [string, string]>): OpenPairs {
  return {
    pairs: new Map([...pairs].map(([name, value]) => [name, text(value)])),
    isOpen: false,
  };
}

/** What an estate says of somebody or something, as values. */
export function valuesOf({ context, unknown }: Facts): readonly (readonly [string, Value])[] {
  return [
    ...[...context].map(([key, value]): readonly [string, Value] => [
      key,
      typeof value === 'string' ? text(value) : { kind: 'list', texts: value },
    ]),
    ...unknown.map((key) => [key, UNKNOWN] as const),
  ];
}
