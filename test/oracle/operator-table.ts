/**
 * The expected outcome of every condition operator × IfExists × set operator × key state × (value
 * matches or not), written down from the documentation and not from the interpreter beside it.
 * Sources: IAM User Guide, reference_policies_elements_condition_operators (absent keys, IfExists,
 * Null) and reference_policies_condition-single-vs-multi-valued-context-keys (set operators).
 */

/** The three ways in which operators treat a key. */
export type OperatorClass = 'positive' | 'negated' | 'null';

/** An operator with policy values, two request values that they match and two that they do not. */
export interface Sample {
  readonly name: string;
  readonly kind: OperatorClass;
  readonly policy: readonly string[];
  readonly matching: readonly [string, string];
  readonly other: readonly [string, string];
}

type Values = readonly [string, string];
const AMOUNTS = { below: ['9.99', '-3'], at: ['10', '10.0'], above: ['10.01', '11'] } as const;
const DAYS = {
  before: ['2024-02-29T23:59:59Z', '2023-12-31'],
  at: ['2024-03-01', '2024-03-01T01:00:00+01:00'],
  after: ['2024-03-01T00:00:00.5Z', '2025-01-01'],
} as const;

function pair(names: Values, policy: readonly string[], matching: Values, other: Values): Sample[] {
  const [positive, negated] = names;
  return [
    { name: positive, kind: 'positive', policy, matching, other },
    { name: negated, kind: 'negated', policy, matching, other },
  ];
}

function number(name: string, matching: Values, other: Values): Sample {
  return { name, kind: 'positive', policy: ['10'], matching, other };
}

function date(name: string, matching: Values, other: Values): Sample {
  return { name, kind: 'positive', policy: ['2024-03-01'], matching, other };
}

const { below, at, above } = AMOUNTS;
const ROLES = ['arn:aws:iam::*:role/*', 'arn:aws:s3:::lab'];
const ROLE_ARNS: Values = ['arn:aws:iam::111111111111:role/a/b:c', 'arn:aws:s3:::lab'];
const OTHER_ARNS: Values = ['arn:aws:iam::111111111111:user/a', 'arn:aws:s3:::Lab'];

/** All 27 operators. For `Null`, *matches* means that the policy value is `true`. */
export const SAMPLES: readonly Sample[] = [
  ...pair(['StringEquals', 'StringNotEquals'], ['blue', 'b*'], ['blue', 'b*'], ['Blue', 'black']),
  ...pair(
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ['blue', 'b*'],
    ['BLUE', 'B*'],
    ['blues', 'black'],
  ),
  ...pair(['StringLike', 'StringNotLike'], ['team/*', '?x'], ['team/a/b', 'ax'], ['Team/a', 'x']),
  ...pair(['NumericEquals', 'NumericNotEquals'], ['10'], at, above),
  number('NumericLessThan', below, at),
  number('NumericLessThanEquals', at, above),
  number('NumericGreaterThan', above, at),
  number('NumericGreaterThanEquals', at, below),
  ...pair(['DateEquals', 'DateNotEquals'], ['2024-03-01'], DAYS.at, DAYS.after),
  date('DateLessThan', DAYS.before, DAYS.at),
  date('DateLessThanEquals', DAYS.at, DAYS.after),
  date('DateGreaterThan', DAYS.after, DAYS.at),
  date('DateGreaterThanEquals', DAYS.at, DAYS.before),
  {
    name: 'Bool',
    kind: 'positive',
    policy: ['true'],
    matching: ['true', 'TRUE'],
    other: ['false', 'False'],
  },
  {
    name: 'BinaryEquals',
    kind: 'positive',
    policy: ['YWJj', 'ZA=='],
    matching: ['YWJj', 'ZA=='],
    other: ['YWJk', 'ZGRk'],
  },
  ...pair(
    ['IpAddress', 'NotIpAddress'],
    ['10.0.0.0/8', '2001:db8::/32'],
    ['10.255.0.1', '2001:db8:1::1'],
    ['11.0.0.1', '2001:db9::1'],
  ),
  ...pair(['ArnEquals', 'ArnNotEquals'], ROLES, ROLE_ARNS, OTHER_ARNS),
  ...pair(['ArnLike', 'ArnNotLike'], ROLES, ROLE_ARNS, OTHER_ARNS),
  {
    name: 'Null',
    kind: 'null',
    policy: [],
    matching: ['blue', 'green'],
    other: ['blue', 'green'],
  },
];

/** The states of the key in the request. `mixed`: two values, of which one matches. */
export const STATES = ['absent', 'empty', 'one', 'many', 'mixed'] as const;

/** The forms of an operator's name, `OP` standing for the operator. */
export const FORMS = [
  'OP',
  'OPIfExists',
  'ForAllValues:OP',
  'ForAllValues:OPIfExists',
  'ForAnyValue:OP',
  'ForAnyValue:OPIfExists',
] as const;

type Form = (typeof FORMS)[number];

/**
 * One line a form; one column a state, each with *value matches* and *value does not match*
 * (`mixed` has one cell for both). T true, F false, U unknown because there is no such operator;
 * after a colon the doubtful point whose other reading gives the opposite.
 */
export const GRIDS: Readonly<Record<OperatorClass, Readonly<Record<Form, string>>>> = {
  positive: {
    // absent, empty, one, many, mixed
    OP: 'F F | F F | T F | F:D12 F | F:D12',
    OPIfExists: 'T T | T T | T F | F:D12 F | F:D12',
    'ForAllValues:OP': 'T T | T T | T F | T F | F',
    'ForAllValues:OPIfExists': 'T T | T T | T F | T F | F',
    'ForAnyValue:OP': 'F F | F F | T F | T F | T',
    'ForAnyValue:OPIfExists': 'T:D14 T:D14 | T:D14 T:D14 | T F | T F | T',
  },
  negated: {
    OP: 'T T | T T | F T | F F:D12 | F',
    OPIfExists: 'T T | T T | F T | F F:D12 | F',
    'ForAllValues:OP': 'T T | T T | F T | F T | F',
    'ForAllValues:OPIfExists': 'T T | T T | F T | F T | F',
    'ForAnyValue:OP': 'F F | F F | F T | F T | T',
    'ForAnyValue:OPIfExists': 'T:D14 T:D14 | T:D14 T:D14 | F T | F T | T',
  },
  null: {
    OP: 'T F | T:D15 F:D15 | F T | F T | F',
    OPIfExists: 'U U | U U | U U | U U | U',
    'ForAllValues:OP': 'T F | T:D15 F:D15 | F T | F T | F',
    'ForAllValues:OPIfExists': 'U U | U U | U U | U U | U',
    'ForAnyValue:OP': 'T F | T:D15 F:D15 | F T | F T | F',
    'ForAnyValue:OPIfExists': 'U U | U U | U U | U U | U',
  },
};

/** One line of the full table. */
export interface Row {
  readonly operator: string;
  readonly policy: readonly string[];
  readonly state: (typeof STATES)[number];
  readonly isMatch: boolean;
  /** The request's value; undefined for an absent key. */
  readonly given: string | readonly string[] | undefined;
  readonly expected: 'T' | 'F' | 'U';
  readonly doubts: readonly string[];
}

/** Every row: 27 operators × 6 forms × (4 states × 2 + `mixed`). */
export const ROWS: readonly Row[] = SAMPLES.flatMap((sample) =>
  FORMS.flatMap((form) => rowsOf(sample, form)),
);

function rowsOf(sample: Sample, form: Form): readonly Row[] {
  const columns = GRIDS[sample.kind][form].split(' | ').map((column) => column.split(' '));
  return STATES.flatMap((state, index) =>
    (columns[index] ?? []).map((cell, place) => rowOf(sample, form, { state, cell, place })),
  );
}

interface Cell {
  readonly state: Row['state'];
  readonly cell: string;
  readonly place: number;
}

function rowOf(sample: Sample, form: Form, { state, cell, place }: Cell): Row {
  const [letter = '', doubt] = cell.split(':');
  const isMatch = place === 0;
  return {
    operator: form.replace('OP', sample.name),
    policy: sample.kind === 'null' ? [String(isMatch)] : sample.policy,
    state,
    isMatch,
    given: givenValue(sample, state, isMatch),
    expected: letter === 'T' || letter === 'F' ? letter : 'U',
    doubts: doubt === undefined ? [] : [doubt],
  };
}

function givenValue(sample: Sample, state: Row['state'], isMatch: boolean): Row['given'] {
  const values = isMatch ? sample.matching : sample.other;
  switch (state) {
    case 'absent':
      return undefined;
    case 'empty':
      return [];
    case 'one':
      return values[0];
    case 'many':
      return values;
    case 'mixed':
      return [sample.other[0], sample.matching[0]];
  }
}
