import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { SharedConditions } from '../solve/shared-conditions.ts';
import { Alike } from './alike.ts';
import { answerFor, type AccessAnswer, type AnswerScene, type PlacedRequest } from './answer.ts';
import { questionScope } from './question-scope.ts';
import { SolvedWays } from './solved-ways.ts';
import { principalText, subjectName, type Subject } from './subject.ts';

/** A question about an estate. */
export interface AccessQuestion {
  /** A capability, or the name of an action. */
  readonly capability: string;
  readonly resource: string;
  /** Only of this principal; everybody where it is left out. */
  readonly principal?: string | undefined;
  readonly readings?: ReadonlySet<string>;
}

/** The answers to a question, or why it is none. */
export type Access =
  | { readonly kind: 'access'; readonly answers: readonly AccessAnswer[] }
  | { readonly kind: 'fault'; readonly message: string };

/** Who can, of everybody in an estate and outside of it, for all requests at once. */
export function whoCan(
  estate: Estate,
  question: AccessQuestion,
  library = new PolicyLibrary(),
): Access {
  const found = new AccessFinder(estate, question, library).find(question.resource);
  if (found.kind === 'fault') return found;
  const answers = new Map(
    found.groups.flatMap(({ subjects, answer }) =>
      subjects.map((subject) => [subject, answerOf(subject, answer)]),
    ),
  );
  return { kind: 'access', answers: found.subjects.flatMap((one) => answers.get(one) ?? []) };
}

/** Subjects with the answer that they share; it is written for the first of them. */
export interface AccessGroup {
  readonly subjects: readonly Subject[];
  readonly answer: AccessAnswer;
}

/** The groups of a question in the order of their first subjects, or why it is none. */
export type FoundAccess =
  | {
      readonly kind: 'access';
      /** All of whom it was asked. */
      readonly subjects: readonly Subject[];
      readonly groups: readonly AccessGroup[];
    }
  | { readonly kind: 'fault'; readonly message: string };

/** Answers one capability of many resources of an estate, and shares what these have in common. */
export class AccessFinder {
  readonly #question: Omit<AccessQuestion, 'resource'>;
  readonly #scene: AnswerScene;
  readonly #alike: Alike;

  constructor(
    estate: Estate,
    question: Omit<AccessQuestion, 'resource'>,
    library = new PolicyLibrary(),
  ) {
    const { readings = new Set<string>() } = question;
    this.#question = question;
    this.#scene = { estate, library, readings, conditions: new SharedConditions() };
    this.#alike = new Alike(this.#scene);
  }

  find(resource: string): FoundAccess {
    const { capability, principal } = this.#question;
    const scope = questionScope(this.#scene.estate, capability, resource);
    if (scope.kind === 'fault') return scope;
    const { pairs } = scope;
    const subjects = scope.subjects.filter(
      (subject) => principal === undefined || isMeant(subject, principal),
    );
    const solved = new SolvedWays(this.#scene);
    const groups = this.#alike.classes(subjects, pairs).flatMap((one) => {
      const [first] = one.subjects;
      if (!first) return [];
      const scene = { ...this.#scene, usual: solved.of(one) };
      return [{ subjects: one.subjects, answer: answerFor(first, pairs, scene) }];
    });
    return { kind: 'access', subjects, groups };
  }
}

/** The answer of somebody else of whom the same is asked, as that of a subject. */
export function answerOf(subject: Subject, answer: AccessAnswer): AccessAnswer {
  return {
    ...answer,
    subject,
    name: subjectName(subject),
    witness: askedBy(subject, answer.witness),
    counterexample: askedBy(subject, answer.counterexample),
  };
}

function askedBy(subject: Subject, request: PlacedRequest | undefined): PlacedRequest | undefined {
  return request && { ...request, principal: principalText(subject) };
}

/** Whether a subject is the one that a question names. */
export function isMeant(subject: Subject, principal: string): boolean {
  return subjectName(subject) === principal || principalText(subject) === principal;
}
