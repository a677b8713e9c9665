import { Alike } from '../alike.ts';
import type { AnswerScene } from '../answer.ts';
import type { AskedPair } from '../question-scope.ts';
import type { Subject } from '../subject.ts';
import { answerOf } from '../who-can.ts';
import { ask } from './ask.ts';
import type { Asking } from './move.ts';

/** Who may do what; each thing is asked once, and of subjects who are alike together. */
export class Askers {
  readonly #scene: AnswerScene;
  readonly #alike: Alike;
  readonly #known = new Map<string, ReadonlyMap<Subject, Asking>>();

  constructor(scene: AnswerScene) {
    this.#scene = scene;
    this.#alike = new Alike(scene);
  }

  /**
   * Those of some subjects who may do something, or of whom nobody can tell.
   * @param name Of what is asked; of one name it is always the same, and of the same subjects.
   */
  of(
    name: string,
    pair: AskedPair,
    subjects: () => readonly Subject[],
  ): ReadonlyMap<Subject, Asking> {
    const known = this.#known.get(name);
    if (known) return known;
    const made = new Map<Subject, Asking>();
    for (const group of this.#alike.groups(subjects(), [pair])) {
      const [first] = group;
      const asking = first && ask(first, [pair], this.#scene);
      if (!asking || asking.answer.verdict === 'never') continue;
      for (const one of group) made.set(one, { ...asking, answer: answerOf(one, asking.answer) });
    }
    this.#known.set(name, made);
    return made;
  }
}
