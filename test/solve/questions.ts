import fc from 'fast-check';
import { evaluate } from '../../src/term/evaluate.ts';
import { Readings } from '../../src/term/readings.ts';
import { World } from '../../src/term/world.ts';
import type { KeyState } from '../../src/term/key-state.ts';
import type { Term } from '../../src/term/term.ts';
import type { Terms } from '../../src/term/terms.ts';
import { negate, type Truth } from '../../src/term/truth.ts';
import type { Question, SymbolicKey, SymbolicRequest, Variable } from '../../src/solve/question.ts';
import { Setting } from '../../src/solve/setting.ts';
import { statementTerm, type StatementJson } from './terms.ts';

/*
 * Random questions over few keys and values, so that their tests interact; and what answers them
 * without a solver: trying requests.
 */

/** A formula over conditions, as data. */
export type Shape =
  | { readonly kind: 'statement'; readonly json: StatementJson }
  | { readonly kind: 'not'; readonly part: Shape }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Shape[] };

/** The term of a shape. */
export function termOf(shape: Shape, terms: Terms): Term {
  switch (shape.kind) {
    case 'statement':
      return statementTerm(shape.json, terms);
    case 'not':
      return terms.not(termOf(shape.part, terms));
    default:
      return terms[shape.kind](...shape.parts.map((part) => termOf(part, terms)));
  }
}

/** The keys of a kind of value, with policy values to choose from and request values to try. */
export interface Vocabulary {
  readonly operators: readonly string[];
  readonly policy: readonly string[];
  readonly request: readonly string[];
}

export const TEXTS: Vocabulary = {
  operators: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  policy: ['a', 'A', 'b', 'ab', 'a*', '*b', '*', '?', 'a?', '*a*', ''],
  request: ['', 'a', 'A', 'b', 'B', 'ab', 'aB', 'ba', 'bb', 'aab', 'c', 'ac', 'x', '*', 'a*', 'AB'],
};

/** Texts of policies with variables, which relate keys to each other. */
export const RELATED: Vocabulary = {
  ...TEXTS,
  policy: [
    '${test:other}',
    '${test:text}',
    'a${test:other}',
    '${test:other}*',
    '*b${test:text}',
    '${test:other}${test:text}',
    "${test:other, 'b'}",
    'a',
    'b*',
    '${test:third}',
  ],
};

export const ARNS: Vocabulary = {
  operators: ['ArnLike', 'ArnNotEquals', 'StringLike', 'StringEquals'],
  policy: [
    'arn:aws:iam::1:user/a',
    'arn:aws:iam::*:user/*',
    'arn:*:iam::1:*',
    'arn:aws:*:*:*:*',
    '*',
    'arn:aws:iam::?:user/a*',
    'arn*a',
  ],
  request: [
    'arn:aws:iam::1:user/a',
    'arn:aws:iam::2:user/a',
    'arn:aws:iam::2:user/b',
    'arn:aws:iam::1:role/a:b',
    'arn:aws:s3:::a',
    'arn:aws:a:b:c:d:e',
    'arn:x:iam::12:user/ab',
    'arn',
    'x',
    'arna',
  ],
};

export const NUMBERS: Vocabulary = {
  operators: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  policy: ['10', '10.0', '9', '11', '-1', '0', '0.5', 'x'],
  request: [
    '',
    '10',
    '9',
    '9.5',
    '10.5',
    '11',
    '12',
    '-1',
    '-0.5',
    '-2',
    '0',
    '0.25',
    '0.5',
    '0.7',
    'x',
    '010',
  ],
};

export const DATES: Vocabulary = {
  operators: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateGreaterThanEquals'],
  policy: ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2020-01-01', '1767225600', 'x'],
  request: [
    '',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00.2Z',
    '2026-01-01T00:00:01Z',
    '2025-12-31',
    '2019-12-31',
    '2020-01-01',
    '1969-12-31T23:59:59.7Z',
    'x',
    '1767225600',
  ],
};

export const ADDRESSES: Vocabulary = {
  operators: ['IpAddress', 'NotIpAddress'],
  policy: [
    '10.0.0.0/8',
    '10.1.0.0/16',
    '0.0.0.0/0',
    '::/0',
    '2001:db8::/32',
    '10.0.0.1',
    '::1',
    'x',
  ],
  request: [
    '',
    '10.0.0.1',
    '10.0.0.2',
    '10.1.2.3',
    '11.0.0.0',
    '9.255.255.255',
    '::1',
    '2001:db8::5',
    '::2',
    'x',
  ],
};

export const FLAGS: Vocabulary = {
  operators: ['Bool', 'StringEquals'],
  policy: ['true', 'false', 'TRUE', 'x'],
  request: ['', 'true', 'false', 'True', 'x'],
};

export const OCTETS: Vocabulary = {
  operators: ['BinaryEquals', 'StringEquals'],
  policy: ['QUI=', 'QUI', 'QQ==', 'x'],
  request: ['', 'QUI=', 'QUJ=', 'QQ==', 'QR==', 'QUJD', 'x'],
};

/** The keys of random questions: `test:single…` have one value, `test:list` any number. */
export const KEYS: ReadonlyMap<string, readonly Vocabulary[]> = new Map([
  ['test:text', [TEXTS]],
  ['test:other', [TEXTS]],
  ['test:list', [TEXTS]],
  ['test:arn', [ARNS]],
  ['test:number', [NUMBERS]],
  ['test:date', [DATES]],
  ['test:address', [ADDRESSES]],
  ['test:flag', [FLAGS]],
  ['test:octets', [OCTETS]],
  ['test:mixed', [NUMBERS, TEXTS]],
]);

/** Keys whose tests relate them to each other. */
export const RELATED_KEYS: ReadonlyMap<string, readonly Vocabulary[]> = new Map([
  ['test:text', [RELATED, RELATED, TEXTS]],
  ['test:other', [RELATED, TEXTS]],
  ['test:third', [RELATED, TEXTS]],
]);

/** The condition keys of a question that have a list of values. */
const MULTIVALUED = new Set(['test:list']);

/** Says each key by a variable of its name. */
export function openKey(name: string): SymbolicKey {
  return variableOf(name);
}

function variableOf(name: string): Variable {
  return { kind: 'variable', name, mayBeAbsent: true, isMultivalued: MULTIVALUED.has(name) };
}

/** A request that leaves all keys open. */
export function openRequest(more: Partial<SymbolicRequest> = {}): SymbolicRequest {
  return {
    caller: { kind: 'anonymous' },
    action: { kind: 'value', text: 's3:getobject' },
    resource: { kind: 'value', text: 'arn:aws:s3:::lab/a' },
    key: openKey,
    ...more,
  };
}

const SETS = ['', '', '', 'ForAnyValue:', 'ForAllValues:'];

/** A condition on one of some keys. */
function clause(
  keys: readonly string[],
  table: ReadonlyMap<string, readonly Vocabulary[]>,
): fc.Arbitrary<StatementJson> {
  return fc.constantFrom(...keys).chain((key) => {
    const vocabulary = fc.constantFrom(...(table.get(key) ?? [TEXTS]));
    return vocabulary.chain(({ operators, policy }) =>
      fc
        .record({
          operator: fc.constantFrom(...operators),
          set: fc.constantFrom(...SETS),
          ifExists: fc.boolean(),
          values: fc.subarray([...policy], { minLength: 1, maxLength: 3 }),
          isNull: fc.integer({ min: 0, max: 9 }),
        })
        .map(({ operator, set, ifExists, values, isNull }) => {
          const name = `${set}${operator}${ifExists ? 'IfExists' : ''}`;
          const isPresence = isNull === 0;
          const block = { [key]: isPresence ? [String(ifExists)] : values };
          return { Condition: { [isPresence ? 'Null' : name]: block } };
        }),
    );
  });
}

/** Formulas over conditions on some keys. */
export function shape(
  keys: readonly string[],
  { depth = 3, table = KEYS }: { depth?: number; table?: typeof KEYS } = {},
): fc.Arbitrary<Shape> {
  const leaf = clause(keys, table).map((json): Shape => ({ kind: 'statement', json }));
  if (depth === 0) return leaf;
  const inner = shape(keys, { depth: depth - 1, table });
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    { weight: 1, arbitrary: inner.map((part): Shape => ({ kind: 'not', part })) },
    {
      weight: 4,
      arbitrary: fc
        .record({
          kind: fc.constantFrom('and' as const, 'and' as const, 'or' as const),
          parts: fc.array(inner, { minLength: 2, maxLength: 4 }),
        })
        .map((made): Shape => made),
    },
  );
}

/** Whether the parts of a question are as asked under some states of its variables. */
export function truthUnder(question: Question, states: ReadonlyMap<string, KeyState>): Truth {
  let result: Truth = true;
  for (const { term, request, holds = true } of question.parts) {
    const readings = new Readings(question.readings ?? new Set());
    const truth = evaluate(term, new World([new Setting(request, states, [])], readings));
    const wanted = holds ? truth : negate(truth);
    if (wanted === false) return false;
    if (wanted === 'unknown') result = wanted;
  }
  return result;
}

/** States of a key to try. */
export function statesOf(key: string): readonly KeyState[] {
  const texts = (KEYS.get(key) ?? [TEXTS]).flatMap(({ request }) => request);
  if (!MULTIVALUED.has(key)) {
    return [{ kind: 'absent' }, ...texts.map((text): KeyState => ({ kind: 'value', text }))];
  }
  const lists = texts.flatMap((one) => [[one], ...texts.slice(0, 9).map((other) => [one, other])]);
  return [
    { kind: 'absent' },
    { kind: 'list', texts: [] },
    ...lists.map((list): KeyState => ({ kind: 'list', texts: list })),
  ];
}

/** The states of several keys, in every combination or in some of them when these are too many. */
export function* combinations(
  keys: readonly string[],
  { limit, seed }: { readonly limit: number; readonly seed: number },
): Generator<ReadonlyMap<string, KeyState>> {
  const pools = keys.map(statesOf);
  const size = pools.reduce((product, pool) => product * pool.length, 1);
  let random = seed >>> 0;
  for (let run = 0; run < Math.min(size, limit); run++) {
    let rest = run;
    const states = new Map<string, KeyState>();
    for (const [index, pool] of pools.entries()) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      const at = size <= limit ? rest % pool.length : (random >>> 8) % pool.length;
      rest = Math.floor(rest / pool.length);
      const state = pool[at];
      const key = keys[index];
      if (state && key !== undefined) states.set(key, state);
    }
    yield states;
  }
}
