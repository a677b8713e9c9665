import { asciiLower } from '../policy/ascii-case.ts';

/** The kind of value that an operator compares; `Null` only asks whether the key is there. */
export type OperatorFamily =
  | 'String'
  | 'Numeric'
  | 'Date'
  | 'Bool'
  | 'Binary'
  | 'IpAddress'
  | 'Arn'
  | 'Null';

/**
 * What is compared, before negation. `less-than` reads: the value in the request is less than the
 * one in the policy. `in-range` is containment in a CIDR block.
 */
export type Comparison =
  | 'equals'
  | 'equals-ignore-case'
  | 'like'
  | 'less-than'
  | 'less-than-equals'
  | 'greater-than'
  | 'greater-than-equals'
  | 'in-range'
  | 'arn-like'
  | 'bool'
  | 'binary'
  | 'null';

/**
 * One condition operator without its set operator (`ForAllValues:`, `ForAnyValue:`) and without
 * `IfExists`. Evaluator, solver, rules and documentation read the same row.
 */
export interface Operator {
  /** The spelling of the IAM User Guide. */
  readonly name: string;
  readonly family: OperatorFamily;
  readonly comparison: Comparison;
  /** True for the operators that match when no policy value does. */
  readonly negated: boolean;
  /** True when `*` and `?` in a policy value are wildcards; elsewhere they are plain characters. */
  readonly wildcards: boolean;
  /** True when a policy value may hold `${…}` variables. */
  readonly variables: boolean;
  /** The result when the request lacks the key; undefined for `Null`, whose value decides. */
  readonly whenAbsent: boolean | undefined;
}

/**
 * The 27 condition operators, in the order of the IAM User Guide.
 * Sources: reference_policies_elements_condition_operators; for variables,
 * reference_policies_variables (string and ARN operators only).
 */
export const operators: readonly Operator[] = [
  ...pair('StringEquals', 'StringNotEquals', 'String', 'equals'),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'String', 'equals-ignore-case'),
  ...pair('StringLike', 'StringNotLike', 'String', 'like'),
  ...ordered('Numeric'),
  ...ordered('Date'),
  positive('Bool', 'Bool', 'bool'),
  positive('BinaryEquals', 'Binary', 'binary'),
  ...pair('IpAddress', 'NotIpAddress', 'IpAddress', 'in-range'),
  // The Equals forms of the ARN operators take wildcards too: AWS documents them as identical.
  ...pair('ArnEquals', 'ArnNotEquals', 'Arn', 'arn-like'),
  ...pair('ArnLike', 'ArnNotLike', 'Arn', 'arn-like'),
  { ...positive('Null', 'Null', 'null'), whenAbsent: undefined },
];

/** The operator of that name, without set operator and `IfExists`; ASCII case is ignored. */
export function operator(name: string): Operator | undefined {
  return bySpelling.get(name) ?? byName.get(asciiLower(name));
}

const bySpelling = new Map(operators.map((row) => [row.name, row]));
const byName = new Map(operators.map((row) => [asciiLower(row.name), row]));

function positive(name: string, family: OperatorFamily, comparison: Comparison): Operator {
  return {
    name,
    family,
    comparison,
    negated: false,
    wildcards: comparison === 'like' || comparison === 'arn-like',
    variables: family === 'String' || family === 'Arn',
    whenAbsent: false,
  };
}

function negated(name: string, family: OperatorFamily, comparison: Comparison): Operator {
  return { ...positive(name, family, comparison), negated: true, whenAbsent: true };
}

function pair(
  ...[name, notName, family, comparison]: [string, string, OperatorFamily, Comparison]
): readonly Operator[] {
  return [positive(name, family, comparison), negated(notName, family, comparison)];
}

function ordered(family: 'Numeric' | 'Date'): readonly Operator[] {
  return [
    ...pair(`${family}Equals`, `${family}NotEquals`, family, 'equals'),
    positive(`${family}LessThan`, family, 'less-than'),
    positive(`${family}LessThanEquals`, family, 'less-than-equals'),
    positive(`${family}GreaterThan`, family, 'greater-than'),
    positive(`${family}GreaterThanEquals`, family, 'greater-than-equals'),
  ];
}
