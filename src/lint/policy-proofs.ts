import { policyKinds, type PolicyKindName } from '../authorize/policy-kind.ts';
import { PolicyLibrary } from '../authorize/policy-library.ts';
import { sourceOf } from '../authorize/statement-reach.ts';
import type { ReadableStatement } from '../authorize/statement.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Policy, PolicyType, Statement } from '../policy/policy.ts';
import type { Part } from '../solve/question.ts';
import { solve } from '../solve/solve.ts';
import type { Term } from '../term/term.ts';
import { isSaidOutright } from './said-outright.ts';
import { anyRequest, possible } from './any-request.ts';
import type { Aspect, Claim, Proofs } from './policy-claim.ts';
import { statementTexts } from './statement-texts.ts';

// What asks the solver is loaded together, when it is first needed.
export { strangerRequest } from './stranger-request.ts';

/** Nobody waits for a lint: so far goes one proof, and of so many texts may proofs of a policy be. */
const STEPS = 2_000;
const STATES = 1_000;
const MOST_TEXTS = 500;
const MOST_TEXTS_IN_ALL = 4_000;

/** Proves claims about one policy by the solver; see `Proofs`. */
export function policyProofs(policy: Policy, catalog: Catalog): Proofs {
  const prover = new Prover(policy, catalog);
  let left = MOST_TEXTS_IN_ALL;
  return (claim) => {
    const size = sizeOf(claim);
    if (size > MOST_TEXTS || size > left) return false;
    left -= size;
    return prover.prove(claim);
  };
}

/** How many texts a claim is about; each costs about as much. */
function sizeOf({ statement, unless = [] }: Claim): number {
  return [statement, ...unless].reduce((sum, one) => sum + statementTexts(one).length, 0);
}

/** What policies of a type are compiled as. */
const KINDS: Readonly<Record<PolicyType, PolicyKindName>> = {
  identity: 'identity',
  bucket: 'resource',
  key: 'key',
  trust: 'trust',
  scp: 'scp',
  rcp: 'rcp',
  endpoint: 'endpoint',
  session: 'session',
  boundary: 'boundary',
  resource: 'resource',
};

class Prover {
  readonly #catalog: Catalog;
  readonly #library = new PolicyLibrary();
  readonly #readable = new Map<Statement, ReadableStatement>();
  readonly #wholes = new Map<ReadableStatement, Term>();

  constructor(policy: Policy, catalog: Catalog) {
    this.#catalog = catalog;
    const kind = policyKinds[KINDS[policy.type]];
    for (const one of this.#library.statements({ name: policy.type, policy }, kind)) {
      if (one.type !== 'readable' || one.isInert) continue;
      if (isSaidOutright(one.statement, policy)) this.#readable.set(one.statement, one);
    }
  }

  prove({ statement, aspect, unless = [], known }: Claim): boolean {
    const term = this.#aspect(statement, aspect);
    if (!term) return false;
    const request = anyRequest(this.#catalog, known);
    const others = unless.filter((other) => this.#readable.has(other));
    const denied = others.flatMap((other): readonly Part[] => {
      const whole = this.#whole(other);
      return whole ? [{ term: whole, request, holds: false }] : [];
    });
    const keys = [statement, ...others].flatMap(({ conditions }) =>
      conditions.map(({ key }) => key.value),
    );
    const { terms } = this.#library;
    const scene = { catalog: this.#catalog, terms };
    return isRefuted([{ term, request }, ...denied, ...possible(keys, request, scene)]);
  }

  #aspect(statement: Statement, aspect: Aspect): Term | undefined {
    const one = this.#readable.get(statement);
    if (!one || aspect.kind === 'whole') return this.#whole(statement);
    const { terms } = this.#library;
    const ground = [one.action(undefined), one.resource()];
    if (aspect.kind === 'ground') return terms.allOf(ground);
    const conditions = one.conditions();
    const tests = aspect.tests.flatMap((index) => conditions[index] ?? []);
    return terms.allOf(aspect.onGround ? [...ground, ...tests] : tests);
  }

  /** Everything that a statement asks of a request but who makes it. */
  #whole(statement: Statement): Term | undefined {
    const one = this.#readable.get(statement);
    if (!one?.effect) return undefined;
    const known = this.#wholes.get(one);
    if (known) return known;
    const { terms } = this.#library;
    const term = terms.and(one.action(undefined), one.rest);
    const made = terms.statement(sourceOf(one, one.effect), term);
    this.#wholes.set(one, made);
    return made;
  }
}

/** True where no request is as the parts ask, whatever a doubtful point of AWS's pages means. */
function isRefuted(parts: readonly Part[]): boolean {
  const question = { parts, budget: STEPS, states: STATES };
  const answer = solve(question);
  return (
    answer.kind === 'unsatisfiable' &&
    answer.points.every((point) => {
      const other = solve({ ...question, readings: new Set([point]) });
      return other.kind === 'unsatisfiable';
    })
  );
}
