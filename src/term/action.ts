import type { ActionPattern } from '../policy/action.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { Element } from '../policy/policy.ts';
import { matchesPattern, readPattern } from './pattern.ts';
import { FALSE, TRUE, type Malformed, type Term } from './term.ts';
import type { Terms } from './terms.ts';
import { some, type Truth } from './truth.ts';

/**
 * The term of `Action` or `NotAction`. Both parts of `service:Name` ignore ASCII case. When the
 * action is given (in lower case) the tests are settled at once.
 * Sources: IAM User Guide, reference_policies_elements_action and _notaction.
 */
export function actionTerm(
  { negated, patterns }: Element<ActionPattern>,
  action: string | undefined,
  terms: Terms,
): Term | Malformed {
  if (patterns.length === 0) return { malformed: 'it has no Action' };
  if (!patterns.every(mayBeAction)) return { malformed: 'its Action names no action' };
  const listed = listedTerm(patterns, action, terms);
  return negated ? terms.not(listed) : listed;
}

/** `*`, or with a colon; a list in one text has commas or blanks, which match nothing. */
function mayBeAction({ text, service }: ActionPattern): boolean {
  return service !== undefined || text === '*' || SEPARATOR.test(text);
}

function listedTerm(
  patterns: readonly ActionPattern[],
  action: string | undefined,
  terms: Terms,
): Term {
  if (patterns.some(({ text }) => text === '*')) return TRUE;
  const listed = action === undefined ? testOf(patterns, terms) : matchOf(patterns, action, terms);
  const isDoubtful = patterns.some(({ text }) => text === '*:*');
  return isDoubtful ? terms.reading('D29', TRUE, listed) : listed;
}

function testOf(patterns: readonly ActionPattern[], terms: Terms): Term {
  const written = patterns.filter(isAction).map(({ text }) => asciiLower(text));
  if (written.length === 0) return FALSE;
  return terms.test({ kind: 'action', patterns: written.map(readPattern), written });
}

function matchOf(patterns: readonly ActionPattern[], action: string, terms: Terms): Term {
  const service = action.slice(0, action.indexOf(':'));
  const truth = some(patterns, (pattern) => isOf(service, pattern) && matches(pattern, action));
  if (truth === 'unknown') return terms.unknown('an action is too long to be matched');
  return truth ? TRUE : FALSE;
}

/** Most entries are of another service than the action, which is seen before they are read. */
function isOf(prefix: string, { service }: ActionPattern): boolean {
  return service !== undefined && equalsIgnoringCase(service, prefix);
}

function matches(pattern: ActionPattern, action: string): Truth {
  return isAction(pattern) && matchesPattern(readPattern(asciiLower(pattern.text)), action);
}

/**
 * Entries that can match an action at all: with a literal service, and without a comma or a blank,
 * which separate nothing.
 */
function isAction({ text, service }: ActionPattern): boolean {
  return service !== undefined && !hasWildcard(service) && !SEPARATOR.test(text);
}

const SEPARATOR = /[, ]/;
