import { printTest, printNegatedTest } from '../term/print.ts';
import type { KeyTest } from '../term/test.ts';
import type {
  Case,
  Condition,
  Exception,
  Literal,
  RelationLiteral,
  StateLiteral,
  TestLiteral,
} from './condition.ts';
import { code, keyWords, type KeyWords } from './key-words.ts';

/** A condition in words, for people. */
export function printCondition({ verdict, cases }: Condition): string {
  if (verdict === 'always' || verdict === 'never') return verdict;
  const words = [...new Set(cases.map(printCase))];
  const [only = ''] = words;
  const when = words.length > 1 ? words.map((one) => `(${one})`).join(' or ') : only;
  if (verdict === 'when') return when;
  return words.length === 0 ? 'it is not known' : `certainly when ${when}; else it is not known`;
}

/** One case in words: what is so, then what must not be. */
export function printCase({ when, unless, tags }: Case): string {
  const words = keyWords(tags);
  const wanted = when.filter((one) => !isUnwanted(one)).map((one) => printLiteral(one, words));
  const unwanted = when
    .filter(isUnwanted)
    .map((one) => printLiteral({ ...one, holds: true }, words));
  const conditions = [...new Set(wanted)];
  const granted = conditions.length > 0 ? conditions.join(' and ') : 'always';
  const exceptions = [
    ...new Set([...unwanted, ...unless.map((one) => printException(one, words))]),
  ];
  return [granted, ...exceptions.map((one) => `unless ${one}`)].join(' ');
}

/** One case as a clause: "when" what, or "always". */
export function printClause(one: Case): string {
  return one.when.every(isUnwanted) ? printCase(one) : `when ${printCase(one)}`;
}

/** A test of a context key that must not hold reads best behind "unless". */
function isUnwanted(literal: Literal): boolean {
  if (literal.kind !== 'test' || literal.holds) return false;
  return literal.test.kind === 'key' || literal.test.kind === 'presence';
}

function printException({ all }: Exception, words: KeyWords): string {
  const literals = all.map((one) => printLiteral(one, words));
  return literals.length > 1 ? `(${literals.join(' and ')})` : literals.join('');
}

/** A literal in words. */
export function printLiteral(literal: Literal, words: KeyWords = keyWords(undefined)): string {
  switch (literal.kind) {
    case 'test':
      return printTestLiteral(literal, words);
    case 'relation':
      return printRelation(literal, words);
    default:
      return printState(literal, words);
  }
}

function printState({ kind, holds, variable, set }: StateLiteral, { subject }: KeyWords): string {
  if (kind === 'absence') return `${subject(variable)} is ${holds ? 'absent' : 'present'}`;
  const texts = set?.kind === 'texts' ? [...set.texts].map(code).join(' or ') : 'in a set';
  return `${subject(variable)} ${holds ? 'is' : 'is not'} ${texts}`;
}

function printTestLiteral({ test, holds, values }: TestLiteral, { tested }: KeyWords): string {
  const known = test.kind === 'key' ? { ...test, written: values } : test;
  return holds ? printTest(known, tested) : printNegatedTest(known, tested);
}

function printRelation(
  { test, holds, values }: RelationLiteral,
  { tested, subject }: KeyWords,
): string {
  if (test.kind !== 'key') return holds ? printTest(test) : printNegatedTest(test);
  const hole = soleHole(test);
  if (hole === undefined || values.join() !== hole.text || test.quantifier !== 'one') {
    const known: KeyTest = { ...test, written: values, whenAbsent: false };
    return holds ? printTest(known, tested) : printNegatedTest(known, tested);
  }
  return `${subject(test.name)} ${holds ? 'equals' : 'does not equal'} ${subject(hole.key)}`;
}

/** The variable that a value consists of. */
function soleHole({ sets }: KeyTest): { readonly key: string; readonly text: string } | undefined {
  const [set, ...more] = sets;
  if (set?.kind !== 'template' || more.length > 0) return undefined;
  const [piece, ...others] = set.template.pieces;
  if (piece?.kind !== 'hole' || others.length > 0) return undefined;
  // A default matters to nobody where the variable has a value.
  const [key = ''] = set.template.text.slice(2, -1).split(',');
  return { key, text: set.template.text };
}
