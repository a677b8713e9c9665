import type { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { Estate } from '../../estate/estate.ts';
import type { AccessAnswer } from '../answer.ts';
import { namedIn } from '../named-outsiders.ts';
import { questionScope } from '../question-scope.ts';
import { subjectName, subjectsOf, type Subject } from '../subject.ts';
import { AccessFinder, answerOf, isMeant, type AccessQuestion } from '../who-can.ts';
import { ask, CERTAIN, POSSIBLE } from './ask.ts';
import type { AccessPath, Asking } from './move.ts';
import { PathSearch } from './path-search.ts';

/** More moves than this are not looked for where nobody says how many. */
export const DEPTH = 3;

/** Ways to access for those who have none, or why the question is none. */
export type FoundPaths =
  | { readonly kind: 'paths'; readonly answers: readonly PathAnswer[] }
  | { readonly kind: 'fault'; readonly message: string };

/** The answer for one subject, with a shortest path of one who has no access. */
export interface PathAnswer {
  readonly answer: AccessAnswer;
  readonly path: FoundPath | undefined;
}

/** A shortest path of somebody. */
export interface FoundPath extends AccessPath {
  /** False when nobody can tell whether each of its moves goes through. */
  readonly isCertain: boolean;
}

/**
 * For those who have no access the shortest way to give it to themselves. A path of which every move
 * is certain counts before a shorter one that is not. That none is found proves nothing: there are
 * other moves than those that are tried.
 */
export function findPaths(
  estate: Estate,
  question: AccessQuestion,
  { library, depth = DEPTH }: { readonly library: PolicyLibrary; readonly depth?: number },
): FoundPaths {
  const { capability, resource, principal, readings = new Set<string>() } = question;
  const scope = questionScope(estate, capability, resource);
  if (scope.kind === 'fault') return scope;
  const access = new AccessFinder(estate, { capability, readings }, library).find(resource);
  if (access.kind === 'fault') return access;
  const scene = { estate, library, readings };
  const own = access.groups.flatMap(({ subjects, answer }) =>
    subjects.map((subject): Asking => ({
      answer: answerOf(subject, answer),
      pairs: scope.pairs,
      estate,
    })),
  );
  const further = trustedOutsiders(estate, access.subjects).map((subject) =>
    ask(subject, scope.pairs, scene),
  );
  const search = new PathSearch([...own, ...further], { capability, resource, scene, depth });
  const certain = search.run(CERTAIN);
  const possible = search.run(POSSIBLE);
  const pathOf = (name: string): FoundPath | undefined => {
    const sure = certain.get(name);
    const path = sure ?? possible.get(name);
    return path && path.moves.length > 0 ? { ...path, isCertain: path === sure } : undefined;
  };
  const answers = [
    ...own.map(({ answer }) => ({ answer, path: pathOf(answer.name) })),
    ...further
      .map(({ answer }) => ({ answer, path: pathOf(answer.name) }))
      .filter(({ path }) => path),
  ];
  const asked = answers.filter(
    ({ answer }) => principal === undefined || isMeant(answer.subject, principal),
  );
  return { kind: 'paths', answers: asked };
}

/** Those outside whom trust policies name and the question does not ask of. */
function trustedOutsiders(estate: Estate, known: readonly Subject[]): readonly Subject[] {
  const roles = [...estate.accounts.values()].flatMap((account) => [...account.roles.values()]);
  const trusts = roles.flatMap((role) => (role.kind === 'role' ? [role.trust] : []));
  const names = new Set(known.map(subjectName));
  return subjectsOf(estate, namedIn(trusts)).filter((subject) => !names.has(subjectName(subject)));
}
