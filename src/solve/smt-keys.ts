import type { KeyTest, PresenceTest } from '../term/test.ts';
import type { TemplateSet, ValueSet } from '../term/value-set.ts';
import {
  and,
  atom,
  implies,
  inexact,
  join,
  NO,
  not,
  or,
  unknown,
  YES,
  type SmtFormula,
} from './smt-formula.ts';
import { matchesArnItems } from './smt-arn.ts';
import { concat, matchesItems } from './smt-glob.ts';
import { isBoolean, membership, type SmtMembership } from './smt-sets.ts';
import type { SmtStates } from './smt-states.ts';
import { fillings, type Item } from './smt-template.ts';
import type { SymbolicRequest } from './question.ts';
import type { SmtValue, SmtValues } from './smt-values.ts';
import { call, type Smt } from './smt-words.ts';

/** What the tests of a request are read in. */
export interface SmtContext {
  readonly request: SymbolicRequest;
  readonly states: SmtStates;
  readonly values: SmtValues;
  readonly readings: ReadonlySet<string>;
}

const UNTOLD = 'the request does not tell a key';
const UNCLEAR = 'a policy variable is not known, or has a list of values';
export const WILD = 'the value of a policy variable has wildcards';

/** That a condition on a context key holds. */
export function keyFormula(test: KeyTest, context: SmtContext): SmtFormula {
  const state = context.states.of(context.request.key(test.key));
  if (state === 'unknown') return unknown(UNTOLD);
  const holds = state.slots.map(({ isThere, value }) => ({
    isThere,
    isEmpty: context.values.isEmpty(value),
    holds: valueHolds(test, value, context),
  }));
  const none = or(state.absent, state.empty);
  const [first] = holds;
  const whenNone = test.whenAbsent ? none : NO;
  if (!first) return whenNone;
  const isOne = and(first.isThere, not(state.several));
  return or(
    whenNone,
    and(isOne, singleHolds(test, first)),
    and(state.several, severalHold(test, holds, context)),
  );
}

interface Slot {
  readonly isThere: SmtFormula;
  readonly isEmpty: SmtFormula;
  readonly holds: SmtFormula;
}

/** A set of nothing but the empty text counts as none for a set operator. */
function singleHolds({ quantifier }: KeyTest, { isEmpty, holds }: Slot): SmtFormula {
  if (quantifier === 'one') return holds;
  return quantifier === 'all' ? or(isEmpty, holds) : and(not(isEmpty), holds);
}

function severalHold(
  { quantifier, negated }: KeyTest,
  slots: readonly Slot[],
  { readings }: SmtContext,
): SmtFormula {
  if (quantifier === 'one' && !readings.has('D12')) return NO;
  const isAll = quantifier === 'one' ? negated : quantifier === 'all';
  return isAll
    ? join(
        'and',
        slots.map(({ isThere, holds }) => implies(isThere, holds)),
      )
    : join(
        'or',
        slots.map(({ isThere, holds }) => and(isThere, holds)),
      );
}

/** That a context key is there, or that it is not. */
export function presenceFormula(test: PresenceTest, { request, states }: SmtContext): SmtFormula {
  const state = states.of(request.key(test.key));
  if (state === 'unknown') return unknown(UNTOLD);
  const missing = test.emptyIsPresent ? state.absent : or(state.absent, state.empty);
  return or(test.whenAbsent ? missing : NO, test.whenPresent ? not(missing) : NO);
}

function valueHolds(test: KeyTest, value: SmtValue, context: SmtContext): SmtFormula {
  const found = test.sets.map((set) => memberOf(set, value, context));
  if (!test.negated)
    return join(
      'or',
      found.map(({ inside }) => inside),
    );
  return join(
    'and',
    found.map((one) => outside(test, one)),
  );
}

function outside(
  { whenUnreadable, whenUnresolved }: KeyTest,
  { inside, unreadable, unresolved }: SmtMembership,
): SmtFormula {
  return or(
    and(unresolved, whenUnresolved ? YES : NO),
    and(not(unresolved), unreadable, whenUnreadable ? YES : NO),
    and(not(unresolved), not(unreadable), not(inside)),
  );
}

function memberOf(set: ValueSet, value: SmtValue, context: SmtContext): SmtMembership {
  if (set.kind !== 'template') return membership(set, value, context.values);
  const { values } = context;
  const { ways, unresolved, unclear } = fillings(set.template, {
    ...context,
    wildValues: set.wildValues,
    isLiteral: set.comparison !== 'like' && set.comparison !== 'arn-like',
  });
  const text = values.text(value);
  const matched = ways.map(({ when, items, isWild }) =>
    and(
      when,
      or(and(not(isWild), matchesFilled(set, items, { text, values })), and(isWild, inexact(WILD))),
    ),
  );
  const inside = or(and(not(unclear), or(...matched)), and(unclear, unknown(UNCLEAR)));
  const unreadable = set.comparison === 'bool' ? not(isBoolean(text)) : NO;
  return { inside: and(not(unresolved), inside), unreadable, unresolved };
}

function matchesFilled(
  { comparison, shortAsText }: TemplateSet,
  items: readonly Item[],
  { text, values }: { readonly text: Smt; readonly values: SmtValues },
): SmtFormula {
  switch (comparison) {
    case 'like':
      return matchesItems(items, text);
    case 'arn-like':
      return matchesArnItems(items, { text, values }, shortAsText);
    case 'equals-ignore-case':
      return atom('=', lower(text), lower(concat(items)));
    case 'bool':
      return and(isBoolean(text), atom('=', lower(text), lower(concat(items))));
    default:
      return atom('=', text, concat(items));
  }
}

function lower(text: Smt): Smt {
  return call('|ascii lower|', text);
}

/** The definition of the function that makes the letters of a text lower-case. */
export const LOWER_FUNCTION: Smt = `(define-fun |ascii lower| ((text String)) String ${Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
).reduce(
  (text, letter) => call('str.replace_all', text, `"${letter}"`, `"${letter.toLowerCase()}"`),
  'text',
)})`;
