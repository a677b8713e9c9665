import type { StatementSource } from '../term/term.ts';
import { OTHERWISE, type Claim, type Want } from './claim.ts';
import type { Relation } from './relation.ts';

/** A term in negation normal form, over claims of single variables and relations between them. */
export type Formula =
  | { readonly kind: 'true'; readonly id: 0 }
  | { readonly kind: 'false'; readonly id: 1 }
  | ClaimFormula
  | RelationFormula
  | JoinFormula;

export interface ClaimFormula {
  readonly kind: 'claim';
  readonly id: number;
  /** Tells claims apart. */
  readonly identity: string;
  readonly claim: Claim;
  readonly want: Want;
}

/** The variables all have a value and are related so; or that is not the case. */
export interface RelationFormula {
  readonly kind: 'relation';
  readonly id: number;
  readonly relation: Relation;
  readonly holds: boolean;
}

export interface JoinFormula {
  readonly kind: 'and' | 'or';
  readonly id: number;
  readonly parts: readonly Formula[];
}

export const TRUE: Formula = { kind: 'true', id: 0 };
export const FALSE: Formula = { kind: 'false', id: 1 };

/** The number of the first formula that is neither true nor false. */
const FIRST = 2;

/** Makes formulas and keeps one of each. */
export class Formulas {
  readonly #literals = new Map<string, Formula>();
  readonly #joins = new Map<string, Formula>();
  readonly #sources = new Map<Formula, StatementSource>();
  readonly #byId: Formula[] = [];

  /** `identity` tells claims apart. */
  claim(identity: string, claim: Claim, want: Want): Formula {
    const made = this.#claim(identity, claim, want);
    // Made along with it, so that the numbers do not depend on what a search comes to need.
    this.#claim(identity, claim, OTHERWISE[want]);
    return made;
  }

  /** The claim or relation that holds where another does not. */
  opposite(formula: ClaimFormula | RelationFormula): Formula {
    if (formula.kind === 'relation') return this.#relation(formula.relation, !formula.holds);
    return this.#claim(formula.identity, formula.claim, OTHERWISE[formula.want]);
  }

  /** Made along with its opposite, as claims are. */
  relation(relation: Relation, holds: boolean): Formula {
    const made = this.#relation(relation, holds);
    this.#relation(relation, !holds);
    return made;
  }

  and(parts: readonly Formula[]): Formula {
    return this.#join('and', parts);
  }

  or(parts: readonly Formula[]): Formula {
    return this.#join('or', parts);
  }

  /** The formula with a number. */
  byId(id: number): Formula | undefined {
    return this.#byId[id - FIRST];
  }

  /** Notes the statement that a formula is about. */
  mark(formula: Formula, source: StatementSource): void {
    if (!this.#sources.has(formula)) this.#sources.set(formula, source);
  }

  /** The statement that a formula is about, where it is about one. */
  sourceOf(formula: Formula): StatementSource | undefined {
    return this.#sources.get(formula);
  }

  #relation(relation: Relation, holds: boolean): Formula {
    return this.#share(this.#literals, `${holds} relation ${relation.id}`, (id) => {
      return { kind: 'relation', id, relation, holds };
    });
  }

  #claim(identity: string, claim: Claim, want: Want): Formula {
    return this.#share(this.#literals, `${want} ${identity}`, (id) => {
      return { kind: 'claim', id, identity, claim, want };
    });
  }

  #join(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
    const neutral = kind === 'and' ? TRUE : FALSE;
    const absorbing = kind === 'and' ? FALSE : TRUE;
    const kept = new Set<Formula>();
    for (const part of parts) {
      if (part === absorbing) return absorbing;
      if (part.kind === kind && !this.#sources.has(part)) {
        for (const inner of part.parts) kept.add(inner);
      } else if (part !== neutral) kept.add(part);
    }
    const [first = neutral] = kept;
    if (kept.size < 2) return first;
    const list = [...kept];
    const key = `${kind} ${list.map(({ id }) => id).join()}`;
    return this.#share(this.#joins, key, (id) => ({ kind, id, parts: list }));
  }

  #share(table: Map<string, Formula>, key: string, make: (id: number) => Formula): Formula {
    const known = table.get(key);
    if (known) return known;
    const made = make(this.#byId.length + FIRST);
    this.#byId.push(made);
    table.set(key, made);
    return made;
  }
}
