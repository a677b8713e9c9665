import type { Principal } from '../../estate/estate.ts';
import { Alike } from '../alike.ts';
import type { AnswerScene } from '../answer.ts';
import { subjectName, type Subject } from '../subject.ts';
import { answerOf } from '../who-can.ts';
import { ask, pairOf } from './ask.ts';
import type { Asking } from './move.ts';
import { trustedBy } from './trusted.ts';

/** Who may assume which role; each role is asked of once, and of subjects who are alike together. */
export class Assumers {
  readonly #scene: AnswerScene;
  readonly #subjects: readonly Subject[];
  readonly #alike: Alike;
  readonly #known = new Map<string, ReadonlyMap<Subject, Asking>>();

  constructor(subjects: readonly Subject[], scene: AnswerScene) {
    this.#scene = scene;
    this.#subjects = subjects;
    this.#alike = new Alike(scene);
  }

  /** Those who may assume a role, or of whom nobody can tell. */
  of(role: Principal): ReadonlyMap<Subject, Asking> {
    const known = this.#known.get(role.arn);
    if (known) return known;
    const made =
      role.kind === 'role'
        ? this.#find(role.arn, trustedBy(role.trust, this.#subjects))
        : new Map<Subject, Asking>();
    this.#known.set(role.arn, made);
    return made;
  }

  #find(arn: string, trusted: readonly Subject[]): ReadonlyMap<Subject, Asking> {
    const pairs = [pairOf(ASSUME, arn)];
    const others = trusted.filter((subject) => subjectName(subject) !== arn);
    const found = new Map<Subject, Asking>();
    for (const group of this.#alike.groups(others, pairs)) {
      const [first] = group;
      const asking = first && ask(first, pairs, this.#scene);
      if (!asking || asking.answer.verdict === 'never') continue;
      for (const one of group) found.set(one, { ...asking, answer: answerOf(one, asking.answer) });
    }
    return found;
  }
}

export const ASSUME = 'sts:AssumeRole';
