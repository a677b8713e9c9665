import { testHolds } from '../term/evaluate-test.ts';
import type { ResourceTemplateTest, Test } from '../term/test.ts';
import {
  namesClaims,
  pairClaims,
  type ContextClaims,
  type ValueClaim,
} from './encryption-claims.ts';
import {
  and,
  inexact,
  join,
  not,
  or,
  settled,
  unknown,
  YES,
  NO,
  type SmtFormula,
} from './smt-formula.ts';
import { matchesHeadAndItems } from './smt-arn.ts';
import { keyFormula, presenceFormula, WILD, type SmtContext } from './smt-keys.ts';
import { matches, matchesArnPattern, tokensOf, TOO_LONG, type Letters } from './smt-pattern.ts';
import type { Given } from './claim.ts';
import { reads } from './reads.ts';
import { membership } from './smt-sets.ts';
import { fillings } from './smt-template.ts';
import type { SymbolicText } from './question.ts';
import type { Scope } from './scope.ts';
import type { Smt } from './smt-words.ts';

/** A part of a question as tests are read in it. */
export interface SmtScope extends SmtContext {
  readonly scope: Scope;
}

const NOTHING: Given = new Map();
const UNTOLD = 'a pattern is too long, or a policy variable is not known';

/** That a test holds in the request of a part. */
export function testFormula(test: Test, at: SmtScope): SmtFormula {
  const { request, scope } = at;
  const isOpen = reads(test, request).some(({ kind }) => kind === 'variable');
  switch (test.kind) {
    case 'encryption-pair':
      return contextFormula(pairClaims(test, scope), at);
    case 'encryption-names':
      return contextFormula(namesClaims(test, scope), at);
    case 'principal':
      return settled(testHolds(test, scope.world(NOTHING)), UNTOLD);
    default:
      return isOpen ? openFormula(test, at) : settled(scope.truth(test, NOTHING), TOO_LONG);
  }
}

type OpenTest = Exclude<Test, { kind: 'encryption-pair' | 'encryption-names' | 'principal' }>;

function openFormula(test: OpenTest, at: SmtScope): SmtFormula {
  const { request } = at;
  switch (test.kind) {
    case 'key':
      return keyFormula(test, at);
    case 'presence':
      return presenceFormula(test, at);
    case 'action': {
      const text = textOf(request.action, at);
      return join(
        'or',
        test.patterns.map((pattern) => matches(pattern, text)),
      );
    }
    case 'resource': {
      const text = textOf(request.resource, at);
      const letters = lettersOf(at);
      return join(
        'or',
        test.patterns.map((one) => matchesArnPattern(one, text, letters)),
      );
    }
    case 'resource-template':
      return resourceFormula(test, at);
  }
}

function textOf(text: SymbolicText, { values }: SmtContext): Smt {
  return values.text(
    text.kind === 'value'
      ? { kind: 'given', text: text.text }
      : { kind: 'open', variable: text.name, place: '' },
  );
}

function lettersOf({ readings }: SmtContext): Letters {
  return readings.has('D24') ? 'folded' : 'exact';
}

function resourceFormula(test: ResourceTemplateTest, at: SmtScope): SmtFormula {
  const text = textOf(at.request.resource, at);
  const { ways, unresolved, unclear } = fillings(test.rest, {
    ...at,
    wildValues: test.wildValues,
    isLiteral: false,
  });
  const head = test.head.map(tokensOf);
  const subject = { text, values: at.values, letters: lettersOf(at) };
  const matched = ways.map(({ when, items, isWild }) => {
    const sure = and(not(isWild), matchesHeadAndItems(head, items, subject));
    return and(when, or(sure, and(isWild, inexact(WILD))));
  });
  const inside = or(and(not(unclear), or(...matched)), and(unclear, unknown(UNTOLD)));
  const holds = test.negated ? not(inside) : inside;
  return or(and(unresolved, test.whenUnresolved ? YES : NO), and(not(unresolved), holds));
}

/** What a test asks of the pairs of the encryption context. */
function contextFormula({ join: kind, parts }: ContextClaims, at: SmtContext): SmtFormula {
  const asked = parts.map((part) =>
    typeof part === 'object' ? claimFormula(part, at) : settled(part, UNTOLD),
  );
  return join(kind === 'all' ? 'and' : 'or', asked);
}

/** That a value is, or is not, in a set. */
export function claimFormula(
  { variable, set, isIn, orAbsent = false }: ValueClaim,
  { states, values }: SmtContext,
): SmtFormula {
  const { absent, slots } = states.variable(variable.name);
  const inside = slots.map(({ isThere, value }) =>
    and(isThere, membership(set, value, values).inside),
  );
  const found = or(...inside);
  return or(isIn ? found : not(found), orAbsent ? absent : NO);
}
