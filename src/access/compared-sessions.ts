import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { findCaller } from '../estate/find-caller.ts';
import { isSessionKey, PLAIN_SESSION, sessionKeys, sessionText } from '../flow/session-keys.ts';
import { collectTests } from '../solve/collect-tests.ts';
import { testKeys } from '../term/test.ts';
import type { AccessScene, WayQuestion } from './question.ts';
import { principalText, type Subject } from './subject.ts';

/** The sessions of somebody in which two estates are compared, the same in both. */
export interface ComparedSessions {
  /** Undefined for all. */
  readonly sessions: AccessScene['sessions'];
  /** False when there may be others, of which nothing can be said. */
  readonly areAll: boolean;
}

/** Why nothing can be said of some sessions. */
export const OTHER_SESSIONS =
  'the tags of a session would have to be compared, and both sides let others pass';

/**
 * A request is one request in both estates, with the tags that its session was made with. Sessions
 * that `more` does not have are left out in both; where `less` has only plain ones, all others are
 * new. Where both let tags pass, but not the same, or over other tags of the role, sessions without
 * tags are compared and of others nothing is known.
 */
export function comparedSessions(
  subject: Subject,
  { more, less, library }: { more: Estate; less: Estate; library: PolicyLibrary },
): ComparedSessions {
  const [wide, narrow] = [more, less].map((estate) => textIn(estate, subject, library));
  if (wide === narrow || narrow === PLAIN || narrow === NONE) return ALL;
  return { sessions: () => PLAIN_SESSION, areAll: wide === PLAIN };
}

const ALL: ComparedSessions = { sessions: undefined, areAll: true };

/** Of somebody whom an estate does not have. */
const NONE = '';
const PLAIN = sessionText(PLAIN_SESSION);

function textIn(estate: Estate, subject: Subject, library: PolicyLibrary): string {
  const found = findCaller(estate, principalText(subject));
  return found?.kind === 'principal' ? sessionText(sessionKeys(found, library)) : NONE;
}

/** Whether questions test what sessions decide. */
export function readsSession(...questions: readonly (WayQuestion | undefined)[]): boolean {
  return questions.some((question) =>
    question?.parts.some(({ term }) =>
      [...collectTests(term)].some((test) => testKeys(test).some(isSessionKey)),
    ),
  );
}
