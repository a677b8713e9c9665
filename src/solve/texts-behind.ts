import { asciiLower } from '../policy/ascii-case.ts';
import type { KeyTest, Test } from '../term/test.ts';
import type { Claim } from './claim.ts';
import type { Grounding } from './ground.ts';
import type { Variable } from './question.ts';
import { reads } from './reads.ts';

/** The beginning that all texts of a variable share, where it ends within the last part of an ARN. */
export function prefixOf(specs: ReadonlySet<Variable>): string | undefined {
  const [prefix, ...more] = new Set(Array.from(specs, startOf));
  if (prefix === undefined || more.length > 0 || WILD.test(prefix)) return undefined;
  return prefix.split(':').length > 5 ? prefix : undefined;
}

function startOf({ domain, isMultivalued = false }: Variable): string | undefined {
  const [only, ...more] = domain?.kind === 'patterns' ? domain.patterns : [];
  return only?.kind === 'prefix' && more.length === 0 && !isMultivalued ? only.text : undefined;
}

const WILD = /[*?$]/;

/** Takes every text that has the beginning. */
const ALL = '*';

/**
 * What a claim asks of the texts behind the beginning of its variable: patterns for these, each with
 * a `=` before it. Undefined for a claim that looks into the beginning.
 */
export function textsBehind(
  prefix: string,
  claim: Claim,
  { scopes }: Grounding,
): readonly string[] | undefined {
  switch (claim.kind) {
    case 'absence':
      return [];
    case 'set':
      if (claim.set.kind !== 'texts' || claim.set.ignoreCase) return undefined;
      return [...claim.set.texts].flatMap((text) => behind(text, prefix) ?? []);
    case 'test': {
      const request = scopes[claim.part]?.request;
      const [tested] = request ? reads(claim.test, request) : [];
      const isTested = tested?.kind === 'variable' && tested.name === claim.variable;
      return isTested ? testedBehind(claim.test, prefix) : undefined;
    }
  }
}

function testedBehind(test: Test, prefix: string): readonly string[] | undefined {
  switch (test.kind) {
    case 'presence':
      return [];
    case 'resource':
      return every(test.written, (text) => patternBehind(text, prefix));
    case 'resource-template':
      return every(test.written, (text) => behind(text, prefix));
    case 'key':
      return test.quantifier === 'one' ? keyBehind(test, prefix) : undefined;
    default:
      return undefined;
  }
}

function keyBehind(
  { comparison, written }: KeyTest,
  prefix: string,
): readonly string[] | undefined {
  switch (comparison) {
    case 'equals':
      return every(written, (text) =>
        text.includes('${') ? behind(text, prefix) : (behind(text, prefix) ?? []),
      );
    case 'like':
    case 'arn-like':
      return every(written, (text) => {
        const isKept = text.includes('${') || (comparison === 'arn-like' && text === ALL);
        return isKept ? behind(text, prefix) : patternBehind(text, prefix);
      });
    default:
      return undefined;
  }
}

function behind(text: string, prefix: string): readonly string[] | undefined {
  return text.startsWith(prefix) ? [`=${text.slice(prefix.length)}`] : undefined;
}

/** A pattern that meets no text with the beginning is left out. */
function patternBehind(text: string, prefix: string): readonly string[] | undefined {
  const end = text.search(WILD);
  const fixed = end < 0 ? text : text.slice(0, end);
  if (text.startsWith(prefix)) return behind(text, prefix);
  if (!mayMeet(asciiLower(fixed), asciiLower(prefix), end < 0)) return [];
  const isOpen = text === `${fixed}${ALL}` && prefix.startsWith(fixed);
  return isOpen && (fixed === '' || fixed.split(':').length > 5) ? [ALL] : undefined;
}

function mayMeet(fixed: string, prefix: string, isWhole: boolean): boolean {
  return fixed.startsWith(prefix) || (!isWhole && prefix.startsWith(fixed));
}

function every(
  texts: readonly string[],
  read: (text: string) => readonly string[] | undefined,
): readonly string[] | undefined {
  const found: string[] = [];
  for (const text of texts) {
    const some = read(text);
    if (!some) return undefined;
    found.push(...some);
  }
  return found;
}
