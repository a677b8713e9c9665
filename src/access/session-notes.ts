import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import { sessionTags } from '../estate/session-tags.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Case, Literal } from '../solve/condition.ts';
import { testKeys } from '../term/test.ts';
import type { Subject } from './subject.ts';

/** Cases of a subject, with what they rest on. */
export interface SessionNotes<One extends Case> {
  readonly cases: readonly One[];
  readonly notes: readonly string[];
}

/** Says of cases that read the tags of a session that they do, and whether these can be had. */
export function sessionNotes<One extends Case>(
  subject: Subject,
  cases: readonly One[],
  { library }: { readonly library: PolicyLibrary },
): SessionNotes<One> {
  if (subject.kind === 'outside') return { cases, notes: [] };
  const { passing, isCertain } = sessionTags(subject.principal, library);
  if (passing.length === 0 || !cases.some(readsTags)) return { cases, notes: [] };
  const notes = [isCertain ? PASSING : DOUBTFUL_TAGS];
  return { cases: cases.map((one) => ({ ...one, tags: 'session' })), notes };
}

const PASSING =
  'whoever assumes the role chooses these tags: its trust policy allows sts:TagSession';
/** Said where a trust policy may let tags pass, and nobody can tell which. */
export const DOUBTFUL_TAGS =
  'it is not certain that the trust policy of the role lets the session have these tags';

/** Whether sessions of a subject may have tags of which nobody can tell that they can be had. */
export function hasDoubtfulTags(subject: Subject, library: PolicyLibrary): boolean {
  if (subject.kind === 'outside') return false;
  const { passing, isCertain } = sessionTags(subject.principal, library);
  return passing.length > 0 && !isCertain;
}

function readsTags({ when, unless }: Case): boolean {
  return [...when, ...unless.flatMap(({ all }) => all)].some(isOfTags);
}

function isOfTags(literal: Literal): boolean {
  const keys = 'test' in literal ? testKeys(literal.test) : [literal.variable];
  return keys.some((key) => asciiLower(key).startsWith(PRINCIPAL_TAG));
}
