import { provedLater } from '../solve/proved-later.ts';
import { conditionFor, NEVER, type AnswerScene, type SolvedWay } from './answer.ts';
import type { AlikeClass } from './alike.ts';
import type { UsualRun } from './open-doubts.ts';
import type { SharedWay } from './shared-way.ts';

/** Works the ways of classes out, and once what several classes have in common. */
export class SolvedWays {
  readonly #scene: AnswerScene;
  readonly #known = new Map<SharedWay, SolvedWay | undefined>();

  constructor(scene: AnswerScene) {
    this.#scene = scene;
  }

  /** What came of the ways of a class under the usual readings. */
  of({ ways }: AlikeClass): UsualRun<readonly SolvedWay[]> {
    const met = new Set(ways.flatMap((way) => [...way.met]));
    return { met, result: ways.flatMap((way) => this.#solved(way) ?? []) };
  }

  #solved(way: SharedWay): SolvedWay | undefined {
    if (!this.#known.has(way)) this.#known.set(way, solvedWay(way, this.#scene));
    return this.#known.get(way);
  }
}

/** A way with its condition; undefined for an operation that is none. */
function solvedWay({ pair, question, over }: SharedWay, scene: AnswerScene): SolvedWay | undefined {
  if (!question) return undefined;
  const { parts, refusal } = question;
  const condition =
    over && refusal === undefined
      ? provedLater({ ...NEVER, points: over }, { parts, readings: scene.readings })
      : conditionFor(question, scene);
  return { ...pair, question, condition };
}
