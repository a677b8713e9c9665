import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PolicyType, RuleId } from '../../src/index.ts';

/** One mistake in several spellings, and right policies close to it. */
export interface Mistake {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly mistake: string;
  /** The rule that has to speak of it. */
  readonly rule: RuleId;
  /** Of the policies that do not give their own. */
  readonly type: PolicyType;
  readonly flagged: readonly Spelling[];
  readonly silent: readonly Spelling[];
  /** What no policy alone can tell. */
  readonly undecided?: readonly Undecided[];
}

/** What the rest of an account decides, as a scenario of a suite shows. */
export interface Undecided {
  readonly what: string;
  readonly suite: string;
  readonly scenario: string;
}

export interface Spelling {
  readonly as: string;
  readonly type?: PolicyType;
  /** JSON, with `«»` around the places that are found. */
  readonly policy: string;
}

const folder = new URL('../../fixtures/mistakes/', import.meta.url);

/** All mistakes, in the order of their numbers. */
export const mistakes: readonly Mistake[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()
  .map((name): Mistake => {
    const mistake: Omit<Mistake, 'name'> = parse(readFileSync(new URL(name, folder), 'utf8'));
    return { ...mistake, name: name.slice(0, -'.yaml'.length) };
  });

/** A policy without its marks. */
export function unmarked(policy: string): string {
  return policy.replaceAll(/[«»]/g, '');
}

/** A policy with marks around places, given by their offsets; places do not overlap. */
export function marked(policy: string, places: readonly Place[]): string {
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) =>
        `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`,
      policy,
    );
}

export interface Place {
  readonly start: number;
  readonly end: number;
}
