import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Estate, Principal } from '../estate/estate.ts';
import type { DoubtReadings } from '../flow/doubts.ts';
import { isIdentityKey } from '../flow/global-keys.ts';
import type { Step } from '../flow/step.ts';
import { collectTests } from '../solve/collect-tests.ts';
import { Grounding } from '../solve/ground.ts';
import type { Part } from '../solve/question.ts';
import { UNKNOWN } from '../term/key-state.ts';
import { CallerSight, identityOf, type Identity } from './caller-sight.ts';
import { wayQuestion, type WayQuestion } from './question.ts';
import { sliced } from './slice.ts';
import type { AskedPair } from './question-scope.ts';
import type { Subject } from './subject.ts';

/** What grouping needs to know of a question. */
export interface AlikeScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
  readonly doubts: DoubtReadings;
}

/**
 * Puts subjects together of whom a question asks the same: who are of one kind and account, have the
 * same statements that can matter, and look the same to every test of the policies. What is true of
 * one of them is true of all, for the same requests. Whoever fails a step under all circumstances is
 * told apart by no later step.
 */
export class Alike {
  readonly #scene: AlikeScene;
  readonly #numbers = new Map<NamedPolicy, number>();
  readonly #identities = new Map<Principal, Identity | undefined>();

  constructor(scene: AlikeScene) {
    this.#scene = scene;
  }

  /** The groups, in the order of their first members. */
  groups(subjects: readonly Subject[], pairs: readonly AskedPair[]): readonly Subject[][] {
    let groups = [...groupBy(subjects, (subject) => this.#sort(subject))];
    for (const pair of pairs) groups = groups.flatMap((group) => this.#byPair(group, pair));
    const places = new Map(subjects.map((subject, place) => [subject, place]));
    const placeOf = ([first]: readonly Subject[]): number => (first && places.get(first)) ?? 0;
    return groups.toSorted((left, right) => placeOf(left) - placeOf(right));
  }

  /** What policies take for granted of a caller before they test anything. */
  #sort(subject: Subject): string {
    if (subject.kind === 'outside') return `${subject.representative} ${subject.name}`;
    const { kind, account, path } = subject.principal;
    return `${kind} ${account} ${path.startsWith(SERVICE_LINKED)}`;
  }

  #byPair(group: Subject[], pair: AskedPair): readonly Subject[][] {
    const questions = new Map<Subject, WayQuestion | undefined>();
    if (group.length < 2) return [group];
    return this.#byStep(group, { pair, questions, index: 0 });
  }

  #byStep(group: Subject[], place: Place): readonly Subject[][] {
    const step = this.#questionOf(group, place)?.steps[place.index];
    if (!step || group.length < 2) return [group];
    const known = new Map<NamedPolicy, string>();
    return groupBy(group, (subject) => this.#statements(subject, step, known)).flatMap((same) =>
      this.#bySight(same, place),
    );
  }

  #bySight(group: Subject[], place: Place): readonly Subject[][] {
    const part = this.#questionOf(group, place)?.parts[place.index];
    if (!part) return [group];
    const sight = new CallerSight(collectTests(part.term));
    return groupBy(group, (subject) => {
      const identity = this.#identityOf(subject);
      return identity ? sight.of(identity) : '';
    }).flatMap((same) => {
      const own = this.#questionOf(same, place)?.parts[place.index];
      const isOver = !own || neverHolds(own, this.#scene.readings);
      return isOver ? [same] : this.#byStep(same, { ...place, index: place.index + 1 });
    });
  }

  /** The policies of a subject as far as they matter in a step; `known` are those of the step. */
  #statements(subject: Subject, step: Step, known: Map<NamedPolicy, string>): string {
    if (subject.kind === 'outside') return '';
    const { identity, boundary } = subject.principal;
    let own = '';
    for (const policy of identity) own += known.get(policy) ?? this.#slice(policy, step, known);
    if (!boundary) return own;
    const limits = sliced([boundary], 'boundary', { step, library: this.#scene.library });
    return `${own}within ${limits.map((one) => this.#numberOf(one)).join()}`;
  }

  #slice(policy: NamedPolicy, step: Step, known: Map<NamedPolicy, string>): string {
    const slices = sliced([policy], 'identity', { step, library: this.#scene.library });
    const text = slices.map((one) => `${this.#numberOf(one)} `).join('');
    known.set(policy, text);
    return text;
  }

  #numberOf(policy: NamedPolicy): number {
    const known = this.#numbers.get(policy);
    if (known !== undefined) return known;
    this.#numbers.set(policy, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  #identityOf(subject: Subject): Identity | undefined {
    if (subject.kind === 'outside') return identityOf(subject, this.#scene);
    const known = this.#identities.get(subject.principal);
    if (known) return known;
    const made = identityOf(subject, this.#scene);
    this.#identities.set(subject.principal, made);
    return made;
  }

  /** The question of the first of a group. */
  #questionOf([first]: readonly Subject[], { pair, questions }: Place): WayQuestion | undefined {
    if (!first || questions.has(first)) return first && questions.get(first);
    const question = wayQuestion(first, pair.way, pair.asked, this.#scene);
    questions.set(first, question);
    return question;
  }
}

const SERVICE_LINKED = '/aws-service-role/';

interface Place {
  readonly pair: AskedPair;
  /** Those of the pair that were made so far. */
  readonly questions: Map<Subject, WayQuestion | undefined>;
  /** Of the step in the pair's way. */
  readonly index: number;
}

function groupBy<T>(all: readonly T[], nameOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

/** Whether a part fails whatever else there is in a request than who asks for what. */
function neverHolds({ term, request }: Part, readings: ReadonlySet<string>): boolean {
  const { encryptionContext } = request;
  const alone: Part = {
    term,
    request: {
      ...request,
      key: (name) => (isIdentityKey(name) ? request.key(name) : UNKNOWN),
      ...(encryptionContext && { encryptionContext: { pairs: new Map(), rest: 'unknown' } }),
    },
  };
  return new Grounding({ parts: [alone], readings }).best.kind === 'false';
}
