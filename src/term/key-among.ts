import { asciiLower } from '../policy/ascii-case.ts';
import type { Pattern } from './pattern.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';

/** The term that some value of a context key matches one of the patterns; false without the key. */
export function keyAmong(name: string, patterns: readonly Pattern[], terms: Terms): Term {
  return terms.test({
    kind: 'key',
    key: asciiLower(name),
    name,
    operator: 'StringLike',
    written: patterns.map(writtenPattern),
    comparison: 'like',
    quantifier: 'any',
    sets: [{ kind: 'patterns', patterns }],
    variant: patterns.map(({ kind }) => kind).join(),
    negated: false,
    whenAbsent: false,
    whenUnresolved: false,
    whenUnreadable: false,
  });
}

function writtenPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'literal':
      return pattern.text;
    case 'prefix':
      return `${pattern.text}*`;
    default:
      return '*';
  }
}
