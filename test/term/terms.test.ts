import { describe, expect, test } from 'vitest';
import { FALSE, TRUE, type Term } from '../../src/term/term.ts';
import { Terms } from '../../src/term/terms.ts';
import type { Test } from '../../src/term/test.ts';

function present(key: string): Test {
  return {
    kind: 'presence',
    key,
    name: key,
    whenAbsent: false,
    whenPresent: true,
    emptyIsPresent: false,
  };
}

function some(terms: Terms): readonly [Term, Term, Term] {
  return [terms.test(present('a')), terms.test(present('b')), terms.test(present('c'))];
}

describe('terms that say the same are the same', () => {
  test('tests', () => {
    const terms = new Terms();
    expect(terms.test(present('a'))).toBe(terms.test(present('a')));
    expect(terms.test(present('a'))).not.toBe(terms.test(present('b')));
  });

  test('joined terms, whatever the order and nesting of their parts', () => {
    const terms = new Terms();
    const [a, b, c] = some(terms);
    expect(terms.and(a, b)).toBe(terms.and(b, a));
    expect(terms.and(a, b, c)).toBe(terms.and(c, terms.and(a, b)));
    expect(terms.or(a, terms.or(b, c), a)).toBe(terms.or(c, b, a));
    expect(terms.and(a, b)).not.toBe(terms.or(a, b));
  });

  test('any number of tests of one text', () => {
    const terms = new Terms();
    const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
    const make = (key: string): Term =>
      terms.test({ kind: 'encryption-pair', name: 'x', value: key, ignoreCase: false });
    const made = keys.map(make);
    expect(new Set(made).size).toBe(50);
    expect(keys.map(make)).toEqual(made);
  });

  test('negations and doubtful points', () => {
    const terms = new Terms();
    const [a, b] = some(terms);
    expect(terms.not(a)).toBe(terms.not(a));
    expect(terms.reading('D1', a, b)).toBe(terms.reading('D1', a, b));
    expect(terms.reading('D1', a, b)).not.toBe(terms.reading('D2', a, b));
    expect(terms.reading('D1', a, b)).not.toBe(terms.reading('D1', b, a));
  });
});

describe('terms are simplified', () => {
  const terms = new Terms();
  const [a, b] = some(terms);

  test.for<[string, Term, Term]>([
    ['nothing and nothing', terms.and(), TRUE],
    ['nothing or nothing', terms.or(), FALSE],
    ['one part', terms.and(a), a],
    ['true and a', terms.and(TRUE, a), a],
    ['false and a', terms.and(a, FALSE), FALSE],
    ['true or a', terms.or(a, TRUE), TRUE],
    ['false or a', terms.or(FALSE, a), a],
    ['a and a', terms.and(a, a), a],
    ['a and not a', terms.and(a, b, terms.not(a)), FALSE],
    ['a or not a', terms.or(terms.not(a), a), TRUE],
    ['not not a', terms.not(terms.not(a)), a],
    ['not true', terms.not(TRUE), FALSE],
    ['a point on which nothing depends', terms.reading('D1', a, a), a],
    ['a choice that is made', terms.choose(TRUE, a, b), a],
    ['a choice that is made the other way', terms.choose(FALSE, a, b), b],
  ])('%s', ([, made, expected]) => {
    expect(made).toBe(expected);
  });

  test('a list of any length is joined', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => terms.unknown(String(index)));
    const all = terms.anyOf(many);
    expect(all.kind === 'or' && all.parts.length).toBe(300_000);
  });
});
