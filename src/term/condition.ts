import { operator, type Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf, type OperatorUse } from '../policy/operator-use.ts';
import { valueText, type ConditionClause } from '../policy/policy.ts';
import type { Clause, ClauseValues } from './clause.ts';
import { outcomePoints, valuePoints } from './condition-doubts.ts';
import { doubtful, USUAL, type OtherReadings } from './doubtful.ts';
import { readValues, templateSet } from './read-sets.ts';
import { readTemplate, type Template } from './template.ts';
import type { Malformed, Term } from './term.ts';
import type { Terms } from './terms.ts';
import type { KeyTest, Quantifier } from './test.ts';
import type { ValueSet } from './value-set.ts';

/**
 * The term of one condition clause, or why it has none. `variables` says whether `${…}` is replaced.
 * Source: IAM User Guide, reference_policies_elements_condition.
 */
export function conditionTerm(
  { operator: use, key, values }: ConditionClause,
  variables: boolean,
  terms: Terms,
): Term | Malformed {
  const row = usedOperator(use);
  if (!row) return { malformed: `\`${use.node.value}\` is no condition operator` };
  if (values.length === 0) return { malformed: `\`${key.value}\` has no values` };
  const texts = values.map(valueText);
  if (row.comparison === 'null') return presenceTerm(key.value, texts, terms);
  const clause: Clause = {
    terms,
    name: key.value,
    operator: row,
    quantifier: use.setOperator === undefined ? 'one' : quantifierOf(use),
    ifExists: use.ifExists,
  };
  const split = variables && takesVariables(row) ? splitValues(texts) : { texts, templates: [] };
  if (!split) return { malformed: `a policy variable under \`${key.value}\` is malformed` };
  return clauseTerm(clause, split);
}

/** The operator of a clause; undefined for a name that AWS does not know, and for `NullIfExists`. */
export function usedOperator(use: OperatorUse): Operator | undefined {
  const row = operator(use.name);
  if (!row || (row.comparison === 'null' && use.ifExists)) return undefined;
  return use.setOperator === undefined || setOperatorOf(use) ? row : undefined;
}

function quantifierOf(use: OperatorUse): Quantifier {
  return setOperatorOf(use) === 'ForAllValues' ? 'all' : 'any';
}

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

/** Variables are documented for String and ARN operators; for Bool one page says yes, another no. */
function takesVariables({ variables, family }: Operator): boolean {
  return variables || family === 'Bool';
}

/** Undefined when a variable is malformed. */
function splitValues(texts: readonly string[]): ClauseValues | undefined {
  const plain: string[] = [];
  const templates: Template[] = [];
  for (const text of texts) {
    const template = text.includes('${') ? readTemplate(text) : undefined;
    if (template) templates.push(template);
    else if (text.includes('${')) return undefined;
    else plain.push(text);
  }
  return { texts: plain, templates };
}

/**
 * Without a set operator each value with variables is a test of its own, so that only those relate
 * two keys; a set operator asks of every single request value and cannot be split.
 */
function clauseTerm(clause: Clause, values: ClauseValues): Term {
  const { texts, templates } = values;
  if (clause.quantifier !== 'one' || templates.length === 0) return keyTerm(clause, values);
  const parts = templates.map((template) => keyTerm(clause, { texts: [], templates: [template] }));
  if (texts.length > 0) parts.unshift(keyTerm(clause, { texts, templates: [] }));
  return clause.operator.negated ? clause.terms.allOf(parts) : clause.terms.anyOf(parts);
}

/** Some points change what the values mean, others what follows from it: sets are read once for each. */
function keyTerm(clause: Clause, values: ClauseValues): Term {
  const { terms } = clause;
  return doubtful(terms, valuePoints(clause, values), (other) => {
    const sets = readSets(clause, values, other);
    return doubtful(terms, outcomePoints(clause, values), (outcome) =>
      terms.test(keyTest(clause, sets, outcome)),
    );
  });
}

/** The values of a clause as sets, under one reading of the doubtful points. */
interface Sets {
  readonly sets: readonly ValueSet[];
  readonly written: readonly string[];
  /** Some value is none of the operator's type. */
  readonly isFaulty: boolean;
  readonly variant: string;
}

function readSets(clause: Clause, { texts, templates }: ClauseValues, other: OtherReadings): Sets {
  const { family } = clause.operator;
  const variant = `${family} ${templates.length}${other === USUAL ? '' : [...other].join()}`;
  const { set, unreadable } = readValues(clause.operator, texts, other);
  if (templates.length === 0) {
    return { sets: [set], written: texts, isFaulty: unreadable > 0, variant };
  }
  const read = other.has('D9') ? [] : templates;
  const related = read.map((template) => templateSet(template, clause.operator, other));
  return {
    sets: texts.length > 0 ? [set, ...related] : related,
    written: [...texts, ...templates.map(({ text }) => text)],
    isFaulty: unreadable > 0,
    variant,
  };
}

function keyTest(
  clause: Clause,
  { sets, written, isFaulty, variant }: Sets,
  outcome: OtherReadings,
): KeyTest {
  const { name, operator: row, quantifier } = clause;
  // A negated operator with a value that is none of its type never matches a request's value.
  const isDead = row.negated && isFaulty && !outcome.has('D18');
  return {
    kind: 'key',
    key: asciiLower(name),
    name,
    operator: row.name,
    written,
    comparison: row.comparison,
    quantifier,
    sets: isDead ? [] : sets,
    variant: isDead ? 'dead' : variant,
    negated: row.negated && !isDead,
    whenAbsent: absentHolds(clause, outcome),
    whenUnresolved: row.negated && !outcome.has('D7'),
    whenUnreadable: row.negated && outcome.has('D18'),
  };
}

/** `IfExists` is the outer test: without the key it holds, whatever set operator stands before it. */
function absentHolds(
  { operator: row, quantifier, ifExists }: Clause,
  outcome: OtherReadings,
): boolean {
  if (ifExists) return !outcome.has('D14');
  return quantifier === 'one' ? row.whenAbsent === true : quantifier === 'all';
}
