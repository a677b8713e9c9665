import type { Certificate } from './certificate.ts';
import type { Asked } from './asked.ts';
import { digestOf } from './digest.ts';
import { Emptiness, type Wanted } from './emptiness.ts';
import { FALSE, type ClaimFormula, type Formula, type RelationFormula } from './formula.ts';
import { Grounding } from './ground.ts';
import { Facts } from './facts.ts';
import { RelationFacts } from './relation-facts.ts';
import type { Given } from './claim.ts';
import type { Proof } from './proof.ts';
import type { Question } from './question.ts';
import { groupByEquality } from './sorts.ts';

/** Whether a certificate shows that no request satisfies a question; `unchecked` where that is too much to read. */
export type Check =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid' | 'unchecked'; readonly why: string };

/**
 * Goes through the steps of a certificate. Uses nothing of what found it: what a claim says is asked
 * of the evaluator, and whether claims exclude each other is decided by trying texts of all kinds.
 */
export function checkCertificate(question: Question, { digest, proof }: Certificate): Check {
  const grounding = new Grounding(question);
  if (digestOf(grounding) !== digest) return invalid('it is of another question');
  const checker = new Checker(grounding);
  const facts = new Facts();
  facts.put(grounding.best);
  if (checker.closes(proof, facts)) return { kind: 'valid' };
  return checker.gaveUp
    ? { kind: 'unchecked', why: 'there are too many kinds of values to try' }
    : invalid(checker.failure);
}

function invalid(why: string): Check {
  return { kind: 'invalid', why };
}

/** More combinations of values than this are not tried, nor variables with more values gone through. */
const TRIES = 5000;
const MANY = 100;

function asWanted({ claim, want }: ClaimFormula): Wanted {
  return [claim, want];
}

type Literal = ClaimFormula | RelationFormula;

class Checker {
  failure = '';
  readonly #grounding: Grounding;
  readonly #emptiness: Emptiness;
  readonly #known = new Map<string, boolean>();
  #tries = TRIES;

  constructor(grounding: Grounding) {
    this.#grounding = grounding;
    this.#emptiness = new Emptiness(grounding.scopes, grounding.readings);
  }

  closes({ units, end }: Proof, before: Facts): boolean {
    const facts = before.with([]);
    for (const id of units) {
      const formula = this.#fact(id, facts);
      if (formula?.kind !== 'or') return this.#fail(`${id} is no alternative that holds`);
      const left = formula.parts.filter((part) => !this.#refuted(part, facts));
      if (left.length === 0) return true;
      if (left.length > 1) return this.#fail(`${id} leaves several alternatives`);
      for (const part of left) facts.put(part);
    }
    switch (end.kind) {
      case 'conflict': {
        const formula = this.#fact(end.formula, facts);
        if (formula && this.#refuted(formula, facts)) return true;
        return this.#fail(`${end.formula} is no conflict`);
      }
      case 'relations':
        return this.#relationsConflict(facts) || this.#fail('the relations may hold together');
      case 'cases':
        return this.#casesClose(end.formula, end.cases, facts);
    }
  }

  #casesClose(id: number, cases: readonly Proof[], facts: Facts): boolean {
    const formula = this.#fact(id, facts);
    if (formula?.kind !== 'or' || formula.parts.length !== cases.length) {
      return this.#fail(`${id} has other cases`);
    }
    const excluded: Formula[] = [];
    return formula.parts.every((part, index) => {
      const proof = cases[index];
      const isClosed = proof !== undefined && this.closes(proof, facts.with([part, ...excluded]));
      if (isLiteral(part)) excluded.push(this.#grounding.formulas.opposite(part));
      return isClosed;
    });
  }

  #fact(id: number, { formulas }: Facts): Formula | undefined {
    const formula = id === FALSE.id ? FALSE : this.#grounding.formulas.byId(id);
    return formula && formulas.has(formula) ? formula : undefined;
  }

  /** True when a formula cannot hold along with the facts. */
  #refuted(formula: Formula, facts: Facts): boolean {
    switch (formula.kind) {
      case 'true':
        return false;
      case 'false':
        return true;
      case 'claim':
        return this.#claimRefuted(formula, facts);
      case 'relation':
        return this.#relationRefuted(formula, facts);
      case 'and':
        return formula.parts.some((part) => this.#refuted(part, facts));
      case 'or':
        return formula.parts.every((part) => this.#refuted(part, facts));
    }
  }

  #claimRefuted(formula: ClaimFormula, facts: Facts): boolean {
    if (facts.formulas.has(this.#grounding.formulas.opposite(formula))) return true;
    return this.#excludes(formula.claim.variable, facts.with([formula]));
  }

  #relationRefuted(formula: RelationFormula, facts: Facts): boolean {
    const opposite = this.#grounding.formulas.opposite(formula);
    if (facts.formulas.has(opposite)) return true;
    if (!formula.holds) return false;
    const after = facts.with([formula]);
    return formula.relation.variables.some((name) => this.#excludes(name, after));
  }

  /** True when nothing is left for a variable, taken together with those that equal it. */
  #excludes(name: string, facts: Facts): boolean {
    const relations = facts.relations.filter(({ holds }) => holds).map(({ relation }) => relation);
    const related = relations.flatMap(({ variables }) => variables);
    const group = groupByEquality([...new Set([name, ...related])], relations).find((one) =>
      one.includes(name),
    );
    const names = new Set(group ?? [name]);
    const claims = facts.claims.filter(({ claim }) => names.has(claim.variable));
    const needsValue = related.includes(name);
    const key = `${[...names].join()} ${needsValue} ${claims.map(({ id }) => id).join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const wanted = claims.map(asWanted);
    const excludes = this.#emptiness.excludes(this.#askedOf([...names]), wanted, needsValue);
    this.#known.set(key, excludes);
    return excludes;
  }

  /** A relation against its opposite, equal variables that also are not, or no values that fit. */
  #relationsConflict(facts: Facts): boolean {
    const { relations } = facts;
    const equal = relations.filter(({ holds }) => holds).map(({ relation }) => relation);
    const names = [...new Set(relations.flatMap(({ relation }) => relation.variables))];
    const groups = groupByEquality(names, equal);
    const isDirect = relations.some((formula) => {
      if (this.#relationRefuted(formula, facts)) return true;
      const { kind, variables } = formula.relation;
      const isEqual = groups.some((one) => variables.every((name) => one.includes(name)));
      return !formula.holds && kind === 'equal' && isEqual;
    });
    return isDirect || this.#triesFail(facts, names, new Map());
  }

  /** Gives values to the variables that have few, until the relations cannot hold. */
  #triesFail(facts: Facts, names: readonly string[], given: Given): boolean {
    if (this.#isOutOfTries()) return false;
    const relations = new RelationFacts(this.#grounding, facts, given);
    if (relations.isBroken()) return true;
    const open = names.filter((name) => !given.has(name));
    const wantedOf = (name: string): readonly Wanted[] => [
      ...facts.claims.filter(({ claim }) => claim.variable === name).map(asWanted),
      ...relations.claimsOn(name),
    ];
    const isExcluded = open.some((name) => {
      const needsValue = relations.needsValue(name) || this.#excludesAbsence(name, facts);
      return needsValue && this.#emptiness.excludes(this.#askedOf([name]), wantedOf(name), true);
    });
    if (isExcluded) return true;
    for (const name of open) {
      const needsValue = relations.needsValue(name) || this.#excludesAbsence(name, facts);
      const values = needsValue
        ? this.#emptiness.values(this.#askedOf([name]), wantedOf(name))
        : undefined;
      if (!values || values.length > MANY) continue;
      return values.every((value) =>
        this.#triesFail(facts, names, new Map([...given, [name, value]])),
      );
    }
    return false;
  }

  #excludesAbsence(name: string, facts: Facts): boolean {
    const wanted = facts.claims.filter(({ claim }) => claim.variable === name).map(asWanted);
    const absence: Wanted = [{ kind: 'absence', variable: name }, 'holds'];
    return this.#emptiness.excludes(this.#askedOf([name]), [...wanted, absence], false);
  }

  #askedOf(names: readonly string[]): readonly Asked[] {
    const { variables } = this.#grounding.asked;
    return names.flatMap((name) => variables.get(name) ?? []);
  }

  #isOutOfTries(): boolean {
    return this.#tries-- <= 0;
  }

  /** Whether something was left undecided for want of room or time. */
  get gaveUp(): boolean {
    return this.#tries < 0 || this.#emptiness.gaveUp;
  }

  #fail(why: string): false {
    this.failure ||= why;
    return false;
  }
}

function isLiteral(formula: Formula): formula is Literal {
  return formula.kind === 'claim' || formula.kind === 'relation';
}
