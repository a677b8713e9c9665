import type { Term } from '../term/term.ts';
import type { Test } from '../term/test.ts';

/** The tests in a term, each once, in the order of the term. */
export function collectTests(root: Term): readonly Test[] {
  const tests: Test[] = [];
  const seen = new Set<Term>([root]);
  for (const term of seen) {
    if (term.kind === 'test') tests.push(term.test);
    for (const part of partsOf(term)) seen.add(part);
  }
  return tests;
}

function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'and':
    case 'or':
      return term.parts;
    case 'not':
    case 'statement':
      return [term.part];
    case 'reading':
      return [term.usual, term.other];
    default:
      return [];
  }
}
