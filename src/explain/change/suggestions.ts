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
    .map(({ edits, trial }) => {
      const isOfRequest = edits.every(({ kind }) => kind === 'parameter');
      return { edits, passing: isOfRequest ? [] : probes.passing(trial) };
    })
    .toSorted((left, right) => strangers(left.passing) - strangers(right.passing))
    .slice(0, SHOWN)
    .map(({ edits, passing }) => ({
      edits,
      check: 'allow',
      alsoAllows: passing.map(({ who }) => who),
    }));
}

/** A subject in the estate as it is. */
export function startOf(subject: Subject, { estate }: Scene): Trial {
  return { subject, estate, documents: new Map() };
}

function strangers(probes: readonly Probe[]): number {
  return probes.filter(({ isCaller }) => !isCaller).length;
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
  passing(trial: Trial): readonly Probe[] {
    return this.#refused().filter(({ subject }) => mayPass(this.#judge(trial, subject)));
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
