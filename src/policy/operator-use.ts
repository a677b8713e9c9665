import { asciiLower } from './ascii-case.ts';
import type { StringNode } from '../syntax/tree.ts';

/** A condition operator as written: `ForAnyValue:StringLikeIfExists`, taken apart. */
export interface OperatorUse {
  readonly node: StringNode;
  /** The text before the colon, whatever it is; AWS knows `ForAllValues` and `ForAnyValue`. */
  readonly setOperator: string | undefined;
  /** The operator without set operator and suffix, such as `StringLike`. */
  readonly name: string;
  readonly ifExists: boolean;
}

const SUFFIX = 'ifexists';

/** Takes an operator's name apart. Whether it names a real operator is the catalogue's to say. */
export function readOperatorUse(node: StringNode): OperatorUse {
  const colon = node.value.indexOf(':');
  const rest = node.value.slice(colon + 1);
  const ifExists = asciiLower(rest).endsWith(SUFFIX);
  return {
    node,
    setOperator: colon < 0 ? undefined : node.value.slice(0, colon),
    name: ifExists ? rest.slice(0, -SUFFIX.length) : rest,
    ifExists,
  };
}

export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** The set operator that a text names, in any case; undefined when it names none. */
export function setOperatorOf(use: OperatorUse): SetOperator | undefined {
  if (use.setOperator === undefined) return undefined;
  return SET_OPERATORS.get(asciiLower(use.setOperator));
}

const SET_OPERATORS: ReadonlyMap<string, SetOperator> = new Map([
  ['forallvalues', 'ForAllValues'],
  ['foranyvalue', 'ForAnyValue'],
]);
