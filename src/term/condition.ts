import { operator, type Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import { arnParts } from './arn-pattern.ts';
import { doubtful, type OtherReadings } from './doubtful.ts';
import { readValues, templateSet } from './read-sets.ts';
import { readTemplate, type Template } from './template.ts';
import type { Term, Terms } from './term.ts';
import type { Quantifier } from './test.ts';

/** A condition clause taken apart, its values split by whether variables are in them. */
interface Clause {
  readonly terms: Terms;
  readonly name: string;
  readonly operator: Operator;
  readonly quantifier: Quantifier;
  readonly ifExists: boolean;
}

/** Some values of a clause that one test takes. */
interface Values {
  readonly texts: readonly string[];
  readonly templates: readonly Template[];
}

/**
 * The term of one condition clause. `variables` says whether `${…}` is replaced. The clause must be
 * well-formed; what is not is unknown.
 * Source: IAM User Guide, reference_policies_elements_condition.
 */
export function conditionTerm(
  { operator: use, key, values }: ConditionClause,
  variables: boolean,
  terms: Terms,
): Term {
  const row = operator(use.name);
  if (!row) return terms.unknown(`\`${use.node.value}\` is no condition operator`);
  const texts = values.map(valueText);
  if (row.comparison === 'null') return presenceTerm(key.value, texts, terms);
  const clause: Clause = {
    terms,
    name: key.value,
    operator: row,
    quantifier: QUANTIFIERS[setOperatorOf(use) ?? 'none'],
    ifExists: use.ifExists,
  };
  const split = splitValues(clause, texts, variables);
  if (!split) return terms.unknown(`a policy variable under \`${key.value}\` is malformed`);
  return clauseTerm(clause, split);
}

const QUANTIFIERS = { ForAllValues: 'all', ForAnyValue: 'any', none: 'one' } as const;

/** `Null: true` asks for absence. A set operator before `Null` says nothing. */
function presenceTerm(name: string, texts: readonly string[], terms: Terms): Term {
  const wanted = new Set(texts.map(asciiLower));
  return doubtful(terms, ['D15'], (other) =>
    terms.test({
      kind: 'presence',
      key: asciiLower(name),
      name,
      whenAbsent: wanted.has('true'),
      whenPresent: wanted.has('false'),
      emptyIsPresent: other.has('D15'),
    }),
  );
}

function splitValues(
  { operator: row }: Clause,
  texts: readonly string[],
  variables: boolean,
): Values | undefined {
  const isTemplate = (text: string): boolean =>
    variables && takesVariables(row) && text.includes('${');
  const templates = texts.filter(isTemplate).map(readTemplate);
  const read = templates.filter((template) => template !== undefined);
  if (read.length < templates.length) return undefined;
  return { texts: texts.filter((text) => !isTemplate(text)), templates: read };
}

/** Variables are documented for String and ARN operators; for Bool one page says yes, another no. */
export function takesVariables(row: Operator | undefined): boolean {
  return row !== undefined && (row.variables || row.family === 'Bool');
}

/**
 * Without a set operator each value with variables is a test of its own, so that only those relate
 * two keys; a set operator asks of every single request value and cannot be split.
 */
function clauseTerm(clause: Clause, { texts, templates }: Values): Term {
  if (clause.quantifier !== 'one') return keyTerm(clause, { texts, templates });
  const parts = templates.map((template) => keyTerm(clause, { texts: [], templates: [template] }));
  if (texts.length > 0) parts.unshift(keyTerm(clause, { texts, templates: [] }));
  return clause.operator.negated ? clause.terms.allOf(parts) : clause.terms.anyOf(parts);
}

function keyTerm(clause: Clause, values: Values): Term {
  const points = pointsOf(clause, values);
  return doubtful(clause.terms, points, (other) => keyTest(clause, values, other));
}

/** The doubtful points that the meaning of the clause depends on. */
function pointsOf(clause: Clause, { texts, templates }: Values): readonly string[] {
  const { operator: row, quantifier, ifExists } = clause;
  const hasHoles = templates.some(({ pieces }) => pieces.some(({ kind }) => kind === 'hole'));
  return [
    row.negated && hasHoles && 'D7',
    row.family === 'Bool' && templates.length > 0 && 'D9',
    row.wildcards && hasHoles && 'D11',
    quantifier === 'any' && ifExists && 'D14',
    row.family === 'Date' && 'D16',
    row.family === 'IpAddress' && texts.some(isBareV6) && 'D17',
    row.negated && TYPED.has(row.family) && 'D18',
    row.family === 'Arn' && (templates.length > 0 || !texts.every(arnParts)) && 'D19',
  ].filter((point) => point !== false);
}

function isBareV6(text: string): boolean {
  return text.includes(':') && !text.includes('/');
}

/** Families whose values have a syntax of their own; ARN operators just do not match other texts. */
const TYPED: ReadonlySet<Operator['family']> = new Set(['Numeric', 'Date', 'IpAddress']);

function keyTest(clause: Clause, values: Values, other: OtherReadings): Term {
  const { terms, name, operator: row, quantifier } = clause;
  const { set, unreadable } = readValues(row, values.texts, other);
  const templates = other.has('D9') ? [] : values.templates;
  // A negated operator with a value that is none of its type never matches a request's value.
  const isDead = row.negated && unreadable > 0 && !other.has('D18');
  const sets = [
    ...(values.texts.length > 0 ? [set] : []),
    ...templates.map((template) => templateSet(template, row, other)),
  ];
  return terms.test({
    kind: 'key',
    key: asciiLower(name),
    name,
    operator: row.name,
    written: [...values.texts, ...values.templates.map(({ text }) => text)],
    comparison: row.comparison,
    quantifier,
    sets: isDead ? [] : sets,
    variant: isDead ? 'dead' : [...other, templates.length].join(),
    negated: row.negated && !isDead,
    whenAbsent: absentHolds(clause, other),
    whenUnresolved: row.negated && !other.has('D7'),
    whenUnreadable: row.negated && other.has('D18'),
  });
}

/** `IfExists` is the outer test: without the key it holds, whatever set operator stands before it. */
function absentHolds(
  { operator: row, quantifier, ifExists }: Clause,
  other: OtherReadings,
): boolean {
  if (ifExists) return !other.has('D14');
  return quantifier === 'one' ? row.whenAbsent === true : quantifier === 'all';
}
