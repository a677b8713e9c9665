import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { Effect, Policy, PrincipalElement, Statement } from '../policy/policy.ts';
import { namesAnyone, readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import { reachOf } from './reach.ts';
import { remembered } from '../policy/remembered.ts';

/** Statements of larger policies are not compared with each other. */
const MOST_STATEMENTS = 64;

/**
 * The other statements of that effect that may take a statement's requests from it, all together:
 * they are for all whom it is for, test no key that it does not test, and each plain request of it
 * matches one of them, conditions apart. None where they cannot take all.
 */
export function rivalsOf(
  statement: Statement,
  { statements }: Policy,
  effect: Effect,
): readonly Statement[] {
  if (statements.length > MOST_STATEMENTS) return [];
  const keys = testedKeys(statement);
  const others = statements.filter(
    (other) =>
      other !== statement &&
      other.effect === effect &&
      isForAllOf(other, statement) &&
      [...testedKeys(other)].every((key) => keys.has(key)),
  );
  return others.length === 0 ? [] : takersOf(plainRequests(statement), others);
}

/** The statements that match a request; none where some request matches none of them. */
function takersOf(
  requests: Iterable<PlainRequest>,
  statements: readonly Statement[],
): readonly Statement[] {
  const takers = new Set<Statement>();
  for (const request of requests) {
    const matching = statements.filter((one) => mayMatch(one, request));
    if (matching.length === 0) return [];
    for (const one of matching) takers.add(one);
  }
  return statements.filter((one) => takers.has(one));
}

/** A request that a statement matches, conditions apart; undefined where it says what is left out. */
export interface PlainRequest {
  readonly action: string | undefined;
  readonly resource: string | undefined;
}

/** One for each action with the first resource, and one for each resource with the first action. */
function* plainRequests(statement: Statement): Generator<PlainRequest> {
  const first = plainRequest(statement);
  yield first;
  for (const action of plainTexts(statement.action)) yield { ...first, action };
  for (const resource of plainTexts(statement.resource)) yield { ...first, resource };
}

/** The first of them. */
export function plainRequest({ action, resource }: Statement): PlainRequest {
  return { action: plainTexts(action)[0], resource: plainTexts(resource)[0] };
}

/** Texts that the entries of an element stand for; none for what it leaves out. */
function plainTexts(element: Statement['action'] | Statement['resource']): readonly string[] {
  if (!element || element.negated) return [];
  return element.patterns.map(({ text }) => text.replaceAll(/[*?]/g, 'x'));
}

/** True unless a statement surely says nothing of requests for that action on that resource. */
export function mayMatch(statement: Statement, { action, resource }: PlainRequest): boolean {
  return (
    (action === undefined || reachOf(statement, action) !== undefined) &&
    (resource === undefined || mayBeOn(statement, resource))
  );
}

/** A pattern with a variable may match whatever. */
function mayBeOn({ resource }: Statement, text: string): boolean {
  if (!resource || resource.negated) return true;
  return resource.patterns.some(
    (pattern) => pattern.text.includes('${') || matchesWildcard(pattern.text, text),
  );
}

/** In lower case. */
export const testedKeys = remembered(
  ({ conditions }: Statement): ReadonlySet<string> =>
    new Set(conditions.map(({ key }) => asciiLower(key.value))),
);

/** True when the one statement is for all callers of the other, and reaches them in the same form. */
export function isForAllOf(one: Statement, other: Statement): boolean {
  const [wide, narrow] = [one.principal, other.principal];
  if (!wide || !narrow) return wide === narrow;
  if (one.effect === 'Deny' && isForEverybody(wide)) return true;
  if (wide.negated !== narrow.negated || narrow.entries.length === 0) return false;
  // An Allow for everybody is limited in another way when it tests the ARN of the caller.
  if (one.effect === 'Allow' && isPinned(one) !== isPinned(other)) return false;
  if (narrow.negated) return includes(wide, narrow) && includes(narrow, wide);
  return one.effect === 'Deny'
    ? narrow.entries.every((entry) => isDeniedBy(wide, entry))
    : includes(wide, narrow);
}

function isForEverybody({ negated, entries }: PrincipalElement): boolean {
  return !negated && entries.some(namesAnyone);
}

function isPinned({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => equalsIgnoringCase(key.value, 'aws:PrincipalArn'));
}

function includes(wide: PrincipalElement, narrow: PrincipalElement): boolean {
  const texts = new Set(wide.entries.map(textOf));
  return narrow.entries.every((entry) => texts.has(textOf(entry)));
}

/** A Deny for an account is one for its users and roles. */
function isDeniedBy({ entries }: PrincipalElement, entry: PrincipalEntry): boolean {
  const named = readAwsPrincipal(entry.value);
  return entries.some((one) => {
    if (textOf(one) === textOf(entry)) return true;
    const by = one.type === 'AWS' && entry.type === 'AWS' && readAwsPrincipal(one.value);
    return by && by.kind === 'account' && 'account' in named && named.account === by.account;
  });
}

function textOf({ type, value }: PrincipalEntry): string {
  return `${type} ${value}`;
}
