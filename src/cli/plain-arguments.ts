import type { ArgumentsCamelCase, InferredOptionTypes, Options } from 'yargs';
import parser from 'yargs-parser';
import { STANDARD_INPUT } from './standard-input.ts';

/** How yargs's parser reads all arguments of keyproof. */
export const READING = {
  'boolean-negation': false,
  'dot-notation': false,
  'parse-numbers': false,
} as const;

/** Options by their names, as yargs wants them. */
export type OptionTable = Readonly<Record<string, Options>>;

/** What yargs would make of the arguments; the words that belong to no option are in `_`. */
export type PlainArguments<Table extends OptionTable> = ArgumentsCamelCase<
  InferredOptionTypes<Table>
>;

/**
 * Reads arguments that hold nothing unusual, with the parser inside yargs and its table of options:
 * yargs itself takes ten times as long to load. Undefined when an option is unknown, given twice or
 * without its value, or has a wrong one, and for `--help`: then yargs has the word.
 */
export function plainArguments<Table extends OptionTable>(
  args: readonly string[],
  table: Table,
): PlainArguments<Table> | undefined {
  const { argv, error } = parser.detailed([...args], settingsOf(table));
  const values: Readonly<Record<string, unknown>> = { ...argv, $0: '' };
  return error === null && arePlain(values, table) ? values : undefined;
}

function settingsOf(table: OptionTable): parser.Options {
  const names = Object.keys(table);
  const having = (test: (option: Options) => unknown): string[] =>
    names.filter((name) => test(table[name] ?? {}));
  const valuesOf = <Value>(value: (option: Options) => Value): Record<string, NonNullable<Value>> =>
    Object.fromEntries(
      Object.entries(table).flatMap(([name, option]) => {
        const found = value(option);
        return found === undefined || found === null ? [] : [[name, found] as const];
      }),
    );
  return {
    configuration: READING,
    alias: valuesOf(({ alias }) => alias && [alias].flat()),
    array: having(({ array }) => array),
    boolean: having(({ type }) => type === 'boolean'),
    default: valuesOf((option) => option.default),
    narg: valuesOf(({ nargs }) => nargs),
    number: having(({ type }) => type === 'number'),
    string: having(({ type }) => type === 'string'),
  };
}

function arePlain<Table extends OptionTable>(
  values: Readonly<Record<string, unknown>>,
  table: Table,
): values is PlainArguments<Table> {
  const known = new Map(
    Object.entries(table).flatMap(([name, option]) =>
      [name, parser.camelCase(name), option.alias ?? []].flat().map((key) => [key, option]),
    ),
  );
  return Object.entries(values).every(([key, value]) => {
    if (key === '_' || key === '$0') return true;
    const option = known.get(key);
    return option !== undefined && suits(value, option);
  });
}

function suits(value: unknown, { array, choices, type }: Options): boolean {
  if (array) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (choices) return choices.some((choice) => choice === value);
  if (type === 'number') return Number.isInteger(value) && Number(value) >= 0;
  if (type === 'string') return isText(value);
  return typeof value === type;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value !== STANDARD_INPUT;
}
