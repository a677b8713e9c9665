import type { ConditionClause, Effect, Statement } from '../policy/policy.ts';
import { actionTerm } from '../term/action.ts';
import { conditionTerm } from '../term/condition.ts';
import { resourceTerm } from '../term/resource.ts';
import { TRUE, type Malformed, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { operatorFault, principalFault } from './element-faults.ts';
import type { PolicyKind } from './policy-kind.ts';
import { BROKEN, brokenShape, type BrokenShape, type StatementPart } from './statement-shape.ts';

/** Where a statement stands, and what it does. */
export interface StatementPlace {
  readonly kind: PolicyKind;
  /** The policy's name and the statement's position in it. */
  readonly policy: string;
  readonly index: number;
  readonly sid: string | undefined;
  /** Undefined when nobody can tell: it may have either. */
  readonly effect: Effect | undefined;
}

/** A statement in the form that decisions are made of. */
export type CompiledStatement = ReadableStatement | UnreadableStatement;

/** A statement of which nothing can be read. */
export interface UnreadableStatement extends StatementPlace {
  readonly type: 'unreadable';
  readonly reason: string;
}

/**
 * A statement whose parts can be read one by one. A part that cannot is an unknown term; the others
 * still count. Parts are read when first needed.
 */
export class ReadableStatement implements StatementPlace {
  readonly type = 'readable';
  readonly kind: PolicyKind;
  readonly policy: string;
  readonly statement: Statement;
  readonly #terms: Terms;
  /** Whether the document's version replaces `${…}`. */
  readonly #variables: boolean;
  /** Undefined when reading the policy found nothing to complain of here. */
  readonly #broken: BrokenShape | undefined;
  #rest: Term | undefined;

  /** @param isOdd Reading the policy found problems in the statement. */
  constructor(statement: Statement, isOdd: boolean, scene: StatementScene) {
    const { kind, name, variables, terms } = scene;
    this.kind = kind;
    this.policy = name;
    this.statement = statement;
    this.#terms = terms;
    this.#variables = variables;
    this.#broken = isOdd ? brokenShape(statement.node) : undefined;
  }

  get index(): number {
    return this.statement.index;
  }

  get sid(): string | undefined {
    return this.statement.sid?.value;
  }

  get effect(): Effect | undefined {
    return this.#broken?.parts.has('Effect') ? undefined : this.statement.effect;
  }

  /** Documented to have no effect, because an element is missing. */
  get isInert(): boolean {
    const { principal, resource } = this.statement;
    return (
      (this.kind.principal === 'effective' && !principal) ||
      (this.kind.resource === 'effective' && !resource)
    );
  }

  /** The action (lower case; undefined: any) is one that the statement is about. */
  action(name: string | undefined): Term {
    const { action } = this.statement;
    return this.#read('Action', action ? actionTerm(action, name, this.#terms) : NO_ACTION);
  }

  /** An unknown term when nobody can tell whom the statement names. */
  unreadablePrincipal(): Term | undefined {
    const fault = principalFault(this.statement, this.kind);
    return fault === undefined && !this.#isBroken('Principal')
      ? undefined
      : this.#unknown(fault ?? BROKEN.Principal);
  }

  /** Everything but action and principal: resource, conditions, and what cannot be read. */
  get rest(): Term {
    return (this.#rest ??= this.#readRest());
  }

  /** The resource as the document's version reads variables. */
  resource(): Term {
    return this.#resource(this.#variables);
  }

  /** One term for each condition clause, in their order, as the document's version reads variables. */
  conditions(): readonly Term[] {
    return this.statement.conditions.map((clause) => this.#clause(clause, this.#variables));
  }

  /** Unknown terms for what cannot be read of the conditions and besides the elements. */
  unreadableParts(): readonly Term[] {
    const unknown = this.conditions().filter(({ kind }) => kind === 'unknown');
    return [...unknown, ...this.#oddities()];
  }

  /** Under the older language version `${…}` is text; whether that is so is in doubt. */
  #readRest(): Term {
    const usual = this.#restUnder(this.#variables);
    if (this.#variables || !mayHoldVariables(this.statement)) return usual;
    return this.#terms.reading('D27', usual, this.#restUnder(true));
  }

  #restUnder(variables: boolean): Term {
    const parts = [this.#resource(variables)];
    for (const clause of this.statement.conditions) parts.push(this.#clause(clause, variables));
    for (const oddity of this.#oddities()) parts.push(oddity);
    return this.#terms.allOf(parts);
  }

  #resource(variables: boolean): Term {
    const { resource } = this.statement;
    if (this.kind.resource === 'forbidden') {
      // A trust policy is about the role that it is attached to.
      return resource ? this.#unknown('a policy of its kind takes no Resource') : TRUE;
    }
    const term = resource ? resourceTerm(resource, variables, this.#terms) : NO_RESOURCE;
    return this.#read('Resource', term);
  }

  #clause(clause: ConditionClause, variables: boolean): Term {
    if (this.#broken?.clauses.has(clause.key)) return this.#unknown(WRONG_VALUE);
    return this.#read(undefined, conditionTerm(clause, variables, this.#terms));
  }

  /** What is unknown of a statement besides its elements; nothing for a well-formed one. */
  #oddities(): readonly Term[] {
    const fault = operatorFault(this.statement);
    if (!this.#broken && this.effect && fault === undefined) return NOTHING;
    return [
      this.#isBroken('unknown') ? BROKEN.unknown : undefined,
      this.#isBroken('Sid') ? BROKEN.Sid : undefined,
      this.#isBroken('Condition') ? BROKEN.Condition : undefined,
      this.effect ? undefined : BROKEN.Effect,
      fault,
    ].flatMap((reason) => (reason === undefined ? [] : [this.#unknown(reason)]));
  }

  #isBroken(part: StatementPart): boolean {
    return this.#broken?.parts.has(part) === true;
  }

  /** The term of a part, unknown when the part is broken or malformed. */
  #read(part: StatementPart | undefined, term: Term | Malformed): Term {
    if (part && this.#isBroken(part)) return this.#unknown(BROKEN[part]);
    return 'malformed' in term ? this.#unknown(term.malformed) : term;
  }

  #unknown(reason: string): Term {
    const place = `statement ${this.index} of \`${this.policy}\``;
    return this.#terms.unknown(`${place} is malformed: ${reason}`);
  }
}

const NO_ACTION: Malformed = { malformed: 'it has no Action' };
const NO_RESOURCE: Malformed = { malformed: 'it has no Resource' };
const WRONG_VALUE = 'a condition value is no string, number or boolean';

/** What a statement is compiled with. */
export interface StatementScene {
  readonly kind: PolicyKind;
  /** The policy's name. */
  readonly name: string;
  /** Whether the document's version replaces `${…}`. */
  readonly variables: boolean;
  readonly terms: Terms;
}

const NOTHING: readonly Term[] = [];

function mayHoldVariables({ resource, conditions }: Statement): boolean {
  return (
    resource?.patterns.some(({ text }) => text.includes('${')) === true ||
    conditions.some(({ values }) =>
      values.some((value) => value.kind === 'string' && value.value.includes('${')),
    )
  );
}
