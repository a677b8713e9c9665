import { expect, test } from 'vitest';
import { solve } from '../../src/solve/solve.ts';
import type { Term } from '../../src/term/term.ts';
import { Terms } from '../../src/term/terms.ts';
import { openRequest } from './questions.ts';
import { blockTerm } from './terms.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwx'];

/** Questions that would take for ever if every combination of their patterns were told apart. */
const QUESTIONS: readonly (readonly [name: string, ask: (terms: Terms) => Term])[] = [
  [
    'one pattern of many stars',
    (terms) => blockTerm('StringLike', { 'test:text': ['*a'.repeat(60)] }, terms),
  ],
  [
    'patterns that each ask for a letter somewhere',
    (terms) =>
      terms.allOf(
        LETTERS.map((one) => blockTerm('StringLike', { 'test:text': [`*${one}*`] }, terms)),
      ),
  ],
  [
    'what cannot be decided, or else what cannot be',
    (terms) =>
      terms.or(
        terms.allOf(
          LETTERS.map((one) => blockTerm('StringLike', { 'test:text': [`*${one}*`] }, terms)),
        ),
        terms.and(
          blockTerm('StringEquals', { 'test:other': ['a'] }, terms),
          blockTerm('StringEquals', { 'test:other': ['b'] }, terms),
        ),
      ),
  ],
  [
    'patterns of stars against their negations',
    (terms) =>
      terms.allOf(
        LETTERS.map((one, index) =>
          blockTerm(
            index % 2 === 0 ? 'StringLike' : 'StringNotLike',
            { 'test:text': [`*${one}*${one}*b?*a`] },
            terms,
          ),
        ),
      ),
  ],
  [
    'a number that has to be written at length',
    (terms) =>
      terms.and(
        blockTerm('StringLike', { 'test:mixed': ['*00000000'] }, terms),
        blockTerm('NumericEquals', { 'test:mixed': ['10'] }, terms),
      ),
  ],
  [
    'question marks behind a star',
    (terms) => blockTerm('StringLike', { 'test:text': [`*a${'?'.repeat(40)}`] }, terms),
  ],
  [
    'a value of many holes',
    (terms) => blockTerm('StringLike', { 'test:text': ['${test:other}*'.repeat(40)] }, terms),
  ],
];

test.for(QUESTIONS)('%s come to an end', ([, ask]) => {
  const answer = solve({ parts: [{ term: ask(new Terms()), request: openRequest() }] });
  expect(answer.kind).not.toBe('unsatisfiable');
  if (answer.kind === 'unknown') expect(answer.reasons.join()).not.toMatch(/internal/);
});
