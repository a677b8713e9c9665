import { lower } from './ascii.ts';
import { isObject, scalarList } from './json.ts';
import type { Operator } from './operators.ts';
import { OPERATORS } from './operators.ts';
import type { Substitution } from './template.ts';
import { templateOf } from './template.ts';
import type { Piece } from './variables.ts';
import { plainTemplate } from './variables.ts';

/** The set operator before a condition operator. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue' | undefined;

/** One key under one condition operator. */
export type Clause =
  /** Not modelled: whether it holds is unknown. The key is undefined when there is none. */
  | { readonly kind: 'malformed'; readonly key: string | undefined }
  | { readonly kind: 'null'; readonly key: string; readonly wanted: readonly string[] }
  | {
      readonly kind: 'compare';
      readonly key: string;
      readonly operator: Operator;
      readonly setOperator: SetOperator;
      readonly ifExists: boolean;
      readonly values: readonly (readonly Piece[])[];
    };

type OperatorUse =
  | { readonly kind: 'null' }
  | {
      readonly kind: 'compare';
      readonly operator: Operator;
      readonly setOperator: SetOperator;
      readonly ifExists: boolean;
    };

/**
 * The clauses of a `Condition` element, all of which must hold. An element that is not there, and an
 * empty block, hold no clause.
 */
export function readConditionBlock(block: unknown, substitution: Substitution): readonly Clause[] {
  if (block === undefined) return [];
  if (!isObject(block)) return [malformed(undefined)];
  return Object.entries(block).flatMap(([name, keys]): readonly Clause[] => {
    const use = readOperator(name);
    if (!isObject(keys)) return [malformed(undefined)];
    if (use === undefined && Object.keys(keys).length === 0) return [malformed(undefined)];
    return Object.entries(keys).map(([key, values]) =>
      use === undefined ? malformed(key) : readClause(use, [key, values], substitution),
    );
  });
}

function malformed(key: string | undefined): Clause {
  return { kind: 'malformed', key };
}

/** `[ForAllValues:|ForAnyValue:]Operator[IfExists]`, in any case. `Null` takes no IfExists. */
function readOperator(name: string): OperatorUse | undefined {
  const parts = lower(name).split(':');
  const [prefix, rest = ''] = parts.length === 1 ? ['', parts[0]] : parts;
  const setOperator = SET_OPERATORS.get(prefix ?? '');
  if (parts.length > 2 || setOperator === undefined) return undefined;
  // D15: a set operator before Null is ignored.
  if (rest === 'null') return { kind: 'null' };
  const ifExists = rest.endsWith('ifexists');
  const operator = OPERATORS.get(ifExists ? rest.slice(0, -'ifexists'.length) : rest);
  if (operator === undefined) return undefined;
  return { kind: 'compare', operator, setOperator: setOperator.value, ifExists };
}

function readClause(
  use: OperatorUse,
  [key, json]: readonly [string, unknown],
  substitution: Substitution,
): Clause {
  const texts = scalarList(json);
  if (texts === undefined) return malformed(key);
  if (use.kind === 'null') return { kind: 'null', key, wanted: texts.map(lower) };
  const templates = texts.map((text) => valueTemplate(text, use.operator, substitution));
  const values = templates.filter((template) => template !== undefined);
  return values.length === templates.length ? { ...use, key, values } : malformed(key);
}

function valueTemplate(
  text: string,
  { variables }: Operator,
  substitution: Substitution,
): readonly Piece[] | undefined {
  if (variables === 'no' || !text.includes('${')) return plainTemplate(text);
  // D9: one page lets Bool take variables, another does not.
  if (variables === 'D9' && substitution.readings.other('D9')) return plainTemplate(text);
  return templateOf(text, substitution);
}

const SET_OPERATORS: ReadonlyMap<string, { readonly value: SetOperator }> = new Map([
  ['', { value: undefined }],
  ['forallvalues', { value: 'ForAllValues' }],
  ['foranyvalue', { value: 'ForAnyValue' }],
]);
