import type { Findings } from '../findings.ts';
import { isDenial } from '../judge.ts';
import type { Judgement, Scene } from '../judgement.ts';
import type { Subject } from '../subject.ts';
import type { Suggestion } from './advice.ts';
import { probesFor, type Probe } from './probes.ts';
import { searchChanges, type FoundChange } from './search.ts';
import { judgeTrial, type Trial } from './trial.ts';

/** So many changes are compared by what else they allow, and so many of them are shown. */
const COMPARED = 6;
const SHOWN = 3;

/** The smallest changes that would allow a refused call, checked by judging it again. */
export function suggestionsFor(
  { subject, judgement, stopped }: Findings,
  scene: Scene,
): readonly Suggestion[] {
  if (!subject || !isDenial(judgement)) return [];
  const start = startOf(subject, scene);
  const found = searchChanges(start, judgement, scene)
    .toSorted((left, right) => weightOf(left) - weightOf(right))
    .slice(0, COMPARED);
  if (found.length === 0) return [];
  const probes = new Probing(probesFor(subject, stopped, scene.estate), start, scene);
  return found
    .map((change): Suggestion => ({
      edits: change.edits,
      check: 'allow',
      alsoAllows: probes.passing(change),
    }))
    .toSorted((left, right) => left.alsoAllows.length - right.alsoAllows.length)
    .slice(0, SHOWN);
}

/** A subject in the estate as it is. */
export function startOf(subject: Subject, { estate }: Scene): Trial {
  return { subject, estate, documents: new Map() };
}

function weightOf({ edits }: FoundChange): number {
  return edits.reduce((sum, { weight }) => sum + weight, 0);
}

/** Tries the probes before and after changes. */
class Probing {
  readonly #probes: readonly Probe[];
  readonly #start: Trial;
  readonly #scene: Scene;
  #before: readonly Probe[] | undefined;

  constructor(probes: readonly Probe[], start: Trial, scene: Scene) {
    this.#probes = probes;
    this.#start = start;
    this.#scene = scene;
  }

  /** Those that may pass after a change and could not before. */
  passing({ edits, trial }: FoundChange): readonly string[] {
    if (edits.every(({ kind }) => kind === 'parameter')) return [];
    return this.#refused()
      .filter(({ subject }) => mayPass(this.#judge(trial, subject)))
      .map(({ who }) => who);
  }

  #refused(): readonly Probe[] {
    return (this.#before ??= this.#probes.filter(({ subject }) =>
      isDenial(this.#judge(this.#start, subject)),
    ));
  }

  #judge(trial: Trial, subject: Subject): Judgement | undefined {
    return judgeTrial({ ...trial, subject }, this.#scene);
  }
}

function mayPass(judgement: Judgement | undefined): boolean {
  return judgement !== undefined && !isDenial(judgement);
}
