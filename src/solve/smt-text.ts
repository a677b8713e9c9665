import type { StatementTerm, Term } from '../term/term.ts';
import { furtherNames } from './encryption-claims.ts';
import type { Question } from './question.ts';
import { Scope } from './scope.ts';
import { implies, join, NO, not, unknown, YES, type SmtFormula } from './smt-formula.ts';
import { LOWER_FUNCTION } from './smt-keys.ts';
import { SmtPrinter } from './smt-print.ts';
import { membership } from './smt-sets.ts';
import { SmtStates } from './smt-states.ts';
import { claimFormula, testFormula, type SmtScope } from './smt-tests.ts';
import { SmtValues } from './smt-values.ts';
import { smtVariables, type SmtVariable } from './smt-variables.ts';
import { call, comment } from './smt-words.ts';

/** What a solver is expected to say. */
export type SmtStatus = 'sat' | 'unsat' | 'unknown';

/**
 * A question as SMT-LIB 2.6 in the theory of strings, for any solver: satisfiable when there is such
 * a request, where what nobody can tell falls as the question would have it. The same question gives
 * the same text. The head of the text says where it is more or less than the question.
 */
export function smtText(question: Question, status?: SmtStatus): string {
  return new SmtScript(question).text(status);
}

class SmtScript {
  readonly #question: Question;
  readonly #variables: ReadonlyMap<string, SmtVariable>;
  readonly #values = new SmtValues();
  readonly #states: SmtStates;
  readonly #scopes: readonly SmtScope[];

  constructor(question: Question) {
    this.#question = question;
    const readings = question.readings ?? new Set<string>();
    this.#variables = smtVariables(question);
    this.#states = new SmtStates(this.#variables, this.#values, readings);
    this.#scopes = question.parts.map((part, index) => ({
      request: part.request,
      states: this.#states,
      values: this.#values,
      readings,
      scope: new Scope(part, index, readings),
    }));
  }

  text(status: SmtStatus | undefined): string {
    const asked = this.#asked();
    const given = [...this.#named(), ...this.#further(), ...this.#domains()];
    const { natural } = this.#values;
    const printer = new SmtPrinter([...natural, ...given, ...asked.map(({ formula }) => formula)]);
    for (const formula of natural)
      printer.assert(formula, 'what is true of values by their nature');
    for (const formula of given) printer.assert(formula, 'what the question takes for granted');
    for (const { formula, note } of asked) printer.assert(formula, note);
    const body = [...this.#values.declarations, ...printer.lines];
    const lines = [
      ...this.#head(printer.inexact, status),
      ...functionsIn(body),
      ...body,
      '(check-sat)',
    ];
    return `${lines.join('\n')}\n`;
  }

  #asked(): readonly { readonly formula: SmtFormula; readonly note: string }[] {
    const { parts, join: kind = 'all' } = this.#question;
    const asked = this.#scopes.map((scope, index) => {
      const { term, holds = true } = parts[index] ?? { term: NONE };
      const formula = this.#formula(term, scope, new Map());
      const note = `request ${index + 1} is ${holds ? '' : 'not '}as asked`;
      return { formula: holds ? formula : not(formula), note };
    });
    if (kind === 'all') return asked.flatMap(splitConjunction);
    return [
      {
        formula: join(
          'or',
          asked.map(({ formula }) => formula),
        ),
        note: 'one request is as asked',
      },
    ];
  }

  #formula(term: Term, scope: SmtScope, known: Map<Term, SmtFormula>): SmtFormula {
    const made = known.get(term) ?? this.#make(term, scope, known);
    known.set(term, made);
    return made;
  }

  #make(term: Term, scope: SmtScope, known: Map<Term, SmtFormula>): SmtFormula {
    switch (term.kind) {
      case 'true':
        return YES;
      case 'false':
        return NO;
      case 'unknown':
        return unknown(term.reason);
      case 'test':
        return testFormula(term.test, scope);
      case 'not':
        return not(this.#formula(term.part, scope, known));
      case 'and':
      case 'or':
        return join(
          term.kind,
          term.parts.map((part) => this.#formula(part, scope, known)),
        );
      case 'reading': {
        const isOther = scope.readings.has(term.point);
        return this.#formula(isOther ? term.other : term.usual, scope, known);
      }
      case 'statement': {
        const part = this.#formula(term.part, scope, known);
        if (part === YES || part === NO) return part;
        return { kind: 'named', note: noteOf(term), part };
      }
    }
  }

  /** Actions and resources are never the empty text. */
  #named(): readonly SmtFormula[] {
    const names = new Set<string>();
    for (const { request } of this.#scopes) {
      for (const text of [request.action, request.resource]) {
        if (text.kind === 'variable' && this.#variables.has(text.name)) names.add(text.name);
      }
    }
    return Array.from(names, (variable) =>
      not(this.#values.isEmpty({ kind: 'open', variable, place: '' })),
    );
  }

  #further(): readonly SmtFormula[] {
    return this.#scopes.flatMap((scope) => {
      const claim = furtherNames(scope.scope);
      return claim ? [claimFormula({ ...claim, orAbsent: true }, scope)] : [];
    });
  }

  #domains(): readonly SmtFormula[] {
    return [...this.#variables.values()].flatMap(({ name, domains }) =>
      domains.flatMap((domain) =>
        this.#states
          .variable(name)
          .slots.map(({ isThere, value }) =>
            implies(isThere, membership(domain, value, this.#values).inside),
          ),
      ),
    );
  }

  #head(inexact: ReadonlySet<string>, status: SmtStatus | undefined): readonly string[] {
    const capped = [...this.#variables.values()].filter(({ isCapped }) => isCapped);
    return [
      '; Is there a request as asked? Each name says what it is: the text, the number or the address of',
      '; a key, or that a key is present. Characters are UTF-16 units. Addresses are counted from',
      '; 0.0.0.0, those of IPv6 from 2^32 on; dates are seconds since 1970.',
      ...capped.map(({ name, slots }) =>
        comment(`${name} is taken to have at most ${slots} values: unsat is no proof of more`),
      ),
      ...[...this.#values.mixed].map((name) =>
        comment(`${name} is compared in several ways that are not tied: sat may be too much`),
      ),
      ...[...inexact].map((reason) => comment(`${reason}: sat may be too much`)),
      '(set-logic ALL)',
      ...(status === undefined ? [] : [call('set-info', ':status', status)]),
    ];
  }
}

const NONE: Term = { kind: 'false', id: 1 };

/** The parts of a conjunction are assertions of their own. */
function splitConjunction({
  formula,
  note,
}: {
  readonly formula: SmtFormula;
  readonly note: string;
}): readonly { readonly formula: SmtFormula; readonly note: string }[] {
  if (formula.kind !== 'and') return [{ formula, note }];
  return formula.parts.map((part) => ({ formula: part, note }));
}

function functionsIn(body: readonly string[]): readonly string[] {
  const text = body.join('\n');
  return text.includes('|ascii lower|') ? [LOWER_FUNCTION] : [];
}

function noteOf({ source }: StatementTerm): string {
  const { kind, policy, statement, sid, effect } = source;
  const name = sid === undefined ? '' : ` "${sid}"`;
  return `${effect}: statement ${statement}${name} of the ${kind} policy ${policy}`;
}
