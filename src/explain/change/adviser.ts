import type { Cause } from '../cause/find-cause.ts';
import type { Findings } from '../findings.ts';
import type { Scene } from '../judgement.ts';
import type { Advice, Suggestion } from './advice.ts';
import { insteadOf } from './instead.ts';
import { retargeted, type Move } from './retarget.ts';
import { startOf, suggestionsFor } from './suggestions.ts';
import { applyEdit, judgeTrial, type Trial } from './trial.ts';

/** Suggestions that were found for a call, and the resource of that call. */
interface Known {
  readonly resource: string;
  readonly suggestions: readonly Suggestion[];
}

/** More patterns of refusals than this are not remembered. */
const MOST = 1024;

/**
 * Advises on refused calls. In a log most of them repeat: for a call that differs from an earlier one
 * in its time and the name of its object alone, the changes of that one are tried first. What else they let in is
 * taken over then; whether they allow this call is checked every time.
 */
export class Adviser {
  readonly #scene: Scene | undefined;
  readonly #known = new Map<string, Known>();

  /** @param scene Undefined without an estate. */
  constructor(scene: Scene | undefined) {
    this.#scene = scene;
  }

  /** What can be done about a refusal. */
  advise(findings: Findings, cause: Cause): Advice {
    const suggestions = this.#scene ? this.#suggestions(findings, cause, this.#scene) : [];
    const instead = suggestions.length > 0 ? undefined : insteadOf(findings);
    return { suggestions, instead };
  }

  #suggestions(findings: Findings, cause: Cause, scene: Scene): readonly Suggestion[] {
    const pattern = patternOf(findings, cause);
    const resource = findings.refused.resource ?? '';
    const known = pattern === undefined ? undefined : this.#known.get(pattern);
    const reused = known && reuse(known, findings, scene);
    if (reused) return reused;
    const suggestions = suggestionsFor(findings, scene);
    if (pattern !== undefined) {
      if (this.#known.size >= MOST) this.#known.clear();
      this.#known.set(pattern, { resource, suggestions });
    }
    return suggestions;
  }
}

/** The suggestions for another object; undefined when one of them does not allow this call. */
function reuse(
  { resource: from, suggestions }: Known,
  { refused, subject }: Findings,
  scene: Scene,
): readonly Suggestion[] | undefined {
  if (!subject) return undefined;
  const move: Move = { from, to: refused.resource ?? '' };
  const moved = suggestions.map(({ edits, ...rest }) => ({
    ...rest,
    edits: edits.map((edit) => retargeted(edit, move)),
  }));
  const start = startOf(subject, scene);
  const isAllowed = moved.every(({ edits }) => {
    const trial = edits.reduce<Trial>(applyEdit, start);
    return judgeTrial(trial, scene)?.decision === 'allow';
  });
  return isAllowed ? moved : undefined;
}

/** What calls have in common that the same changes help; undefined for what no log repeats. */
function patternOf({ subject, target, blockers }: Findings, cause: Cause): string | undefined {
  if (subject?.kind !== 'operation') return undefined;
  const { principal, operation, resource, parameters } = subject.request;
  // An object that the estate knows is like no other.
  const isKnown = target?.kind !== 'object' || target.object !== undefined;
  const place = isKnown ? resource : placeOf(resource);
  const { name, at, statements } = cause;
  return JSON.stringify([
    principal,
    operation,
    place,
    [...parameters].filter(([key]) => !TIMES.has(key)),
    name,
    at,
    statements,
    blockers,
  ]);
}

/** No two calls have them in common; the changes are tried at the time of each. */
const TIMES: ReadonlySet<string> = new Set(['aws:CurrentTime', 'aws:EpochTime']);

/** Policies tell objects apart by their folders and by the ends of their names. */
function placeOf(arn: string): readonly string[] {
  const slash = arn.lastIndexOf('/');
  const dot = arn.lastIndexOf('.');
  return [arn.slice(0, slash), dot > slash ? arn.slice(dot) : ''];
}
