import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Estate, Principal } from '../estate/estate.ts';
import type { Step } from '../flow/step.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { grouped } from '../policy/grouped.ts';
import { LivePolicies } from './live-policies.ts';
import { startOf } from './resource-start.ts';
import { sliced, type OwnKind } from './slice.ts';
import type { Subject } from './subject.ts';

/** Fewer subjects than this are looked at one by one. */
const FEW = 64;

/** A text that subjects share only when their own policies say the same in a step. */
export type StatementsText = (subject: Subject) => string;

/** Finds the statements in the policies of the principals of an estate that can matter in a step. */
export class OwnStatements {
  readonly #library: PolicyLibrary;
  readonly #bearers: ReadonlyMap<NamedPolicy, readonly Bearer[]>;
  readonly #live: LivePolicies;
  readonly #numbers = new Map<NamedPolicy, number>();

  constructor(estate: Estate, library: PolicyLibrary) {
    this.#library = library;
    this.#bearers = bearersOf(estate);
    this.#live = new LivePolicies(new Set(this.#bearers.keys()), library);
  }

  /** For a step of so many subjects. Of many, those without a policy that matters are not looked at. */
  at(step: Step, count: number): StatementsText {
    const texts = new StepTexts(step, this);
    const concerned = count < FEW ? undefined : this.#concerned(step);
    return (subject) => {
      if (subject.kind === 'outside') return '';
      const { principal } = subject;
      const isConcerned = !concerned || concerned.has(principal);
      return (isConcerned ? texts.identity(principal) : '') + texts.boundary(principal);
    };
  }

  #concerned(step: Step): ReadonlySet<Principal> {
    const concerned = new Set<Principal>();
    for (const policy of this.#live.at(asciiLower(step.call), startOf(step.resource))) {
      for (const { principal } of this.#bearers.get(policy) ?? []) concerned.add(principal);
    }
    return concerned;
  }

  /** The statements of a policy that can matter, as numbers that only equal ones share. */
  text(policy: NamedPolicy, kind: OwnKind, step: Step): string {
    const slices = sliced([policy], kind, { step, library: this.#library });
    return slices.map((slice) => `${this.#numberOf(slice)} `).join('');
  }

  #numberOf(policy: NamedPolicy): number {
    const known = this.#numbers.get(policy) ?? this.#numbers.size;
    this.#numbers.set(policy, known);
    return known;
  }
}

/** What the policies of principals say in one step. */
class StepTexts {
  readonly #step: Step;
  readonly #statements: OwnStatements;
  readonly #known = {
    identity: new Map<NamedPolicy, string>(),
    boundary: new Map<NamedPolicy, string>(),
  };

  constructor(step: Step, statements: OwnStatements) {
    this.#step = step;
    this.#statements = statements;
  }

  identity({ identity }: Principal): string {
    let text = '';
    for (const policy of identity) text += this.#text(policy, 'identity');
    return text;
  }

  boundary({ boundary }: Principal): string {
    return boundary ? `within ${this.#text(boundary, 'boundary')}` : '';
  }

  #text(policy: NamedPolicy, kind: OwnKind): string {
    const ofKind = this.#known[kind];
    let text = ofKind.get(policy);
    if (text === undefined) {
      text = this.#statements.text(policy, kind, this.#step);
      ofKind.set(policy, text);
    }
    return text;
  }
}

/** A principal with one of its policies. */
interface Bearer {
  readonly policy: NamedPolicy;
  readonly principal: Principal;
}

function bearersOf({ accounts }: Estate): ReadonlyMap<NamedPolicy, readonly Bearer[]> {
  const principals = [...accounts.values()].flatMap((account) => [...account.principals.values()]);
  const bearers = principals.flatMap((principal) =>
    principal.identity.map((policy) => ({ policy, principal })),
  );
  return grouped(bearers, ({ policy }) => policy);
}
