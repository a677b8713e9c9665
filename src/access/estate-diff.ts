import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { DoubtReadings } from '../flow/doubts.ts';
import type { Part } from '../solve/question.ts';
import { solve } from '../solve/solve.ts';
import { questionScope, type AskedPair } from './question-scope.ts';
import { comparedSessions, OTHER_SESSIONS, readsSession } from './compared-sessions.ts';
import { wayQuestion, type AccessScene, type WayQuestion } from './question.ts';
import { subjectName, type Subject } from './subject.ts';
import { placedRequest, type PlacedRequest } from './answer.ts';

/** How two estates stand to each other, as far as objects and keys go. */
export interface EstateDiff {
  readonly verdict: 'equivalent' | 'narrower' | 'wider' | 'incomparable' | 'unknown';
  readonly newAccess: readonly AccessChange[];
  readonly lostAccess: readonly AccessChange[];
  readonly reasons: readonly string[];
}

/** Somebody who can in one estate what they cannot in the other. */
export interface AccessChange {
  readonly principal: string;
  readonly capability: string;
  readonly resource: string;
  readonly witness: PlacedRequest;
}

/** Compares who can read, write, use and administer in two estates. */
export function estateDiff(before: Estate, after: Estate): EstateDiff {
  const gained = changes(before, after);
  const lost = changes(after, before);
  const reasons = [...new Set([...gained.reasons, ...lost.reasons])];
  const [isWider, isNarrower] = [gained.found.length > 0, lost.found.length > 0];
  const settled = isWider ? 'wider' : isNarrower ? 'narrower' : 'equivalent';
  const verdict = isWider && isNarrower ? 'incomparable' : reasons.length > 0 ? 'unknown' : settled;
  return { verdict, newAccess: gained.found, lostAccess: lost.found, reasons };
}

interface Changes {
  readonly found: readonly AccessChange[];
  readonly reasons: readonly string[];
}

const OF_BUCKETS = ['read', 'write'] as const;
const OF_KEYS = ['use', 'administer'] as const;

/** What somebody can in `more` and cannot in `less`. */
function changes(less: Estate, more: Estate): Changes {
  const found: AccessChange[] = [];
  const reasons: string[] = [];
  const library = new PolicyLibrary();
  for (const [capability, resource] of asked(more)) {
    const wide = questionScope(more, capability, resource);
    const narrow = questionScope(less, capability, resource);
    if (wide.kind === 'fault') continue;
    for (const subject of wide.subjects) {
      const pairs = narrow.kind === 'scope' ? narrow.pairs : [];
      const change = firstChange(
        subject,
        { wide: wide.pairs, narrow: pairs },
        { more, less, library },
      );
      if (change.kind === 'unknown') reasons.push(...change.reasons);
      if (change.kind === 'found') {
        found.push({
          principal: subjectName(subject),
          capability,
          resource,
          witness: change.witness,
        });
      }
    }
  }
  return { found, reasons };
}

function asked({ buckets, accounts }: Estate): readonly (readonly [string, string])[] {
  const keys = [...accounts.values()].flatMap((account) => [...account.keys.keys()]);
  return [
    ...[...buckets.values()].flatMap(({ arn }) =>
      OF_BUCKETS.map((capability) => [capability, `${arn}/*`] as const),
    ),
    ...keys.flatMap((arn) => OF_KEYS.map((capability) => [capability, arn] as const)),
  ];
}

type FirstChange =
  | { readonly kind: 'found'; readonly witness: PlacedRequest }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] };

interface Pairs {
  readonly wide: readonly AskedPair[];
  readonly narrow: readonly AskedPair[];
}

interface DiffScene {
  readonly more: Estate;
  readonly less: Estate;
  readonly library: PolicyLibrary;
}

/** The first request of a subject that goes through in the one estate alone. */
function firstChange(subject: Subject, { wide, narrow }: Pairs, scene: DiffScene): FirstChange {
  const reasons: string[] = [];
  const compared = comparedSessions(subject, scene);
  const asked = { library: scene.library, sessions: compared.sessions };
  for (const [index, pair] of wide.entries()) {
    const question = questionIn(scene.more, subject, pair, asked);
    if (!question || question.refusal !== undefined) continue;
    const other = narrow[index];
    const earlier = other && questionIn(scene.less, subject, other, asked);
    const unknown = question.unknown ?? earlier?.unknown;
    if (unknown !== undefined) {
      // What the known steps refuse needs no other.
      if (solve({ parts: question.parts }).kind !== 'unsatisfiable') reasons.push(unknown);
      continue;
    }
    // Refused in the other estate means that one of its steps is: each is asked by itself.
    const refusals: readonly (readonly Part[])[] =
      earlier && earlier.refusal === undefined
        ? earlier.parts.map((part) => [{ ...part, holds: false }])
        : [[]];
    for (const refusal of refusals) {
      const answer = solve({ parts: [...question.parts, ...refusal] });
      if (answer.kind === 'unknown') reasons.push(...answer.reasons);
      if (answer.kind !== 'satisfiable') continue;
      const witness = placedRequest({ ...pair, subject, question }, answer.assignment);
      return { kind: 'found', witness };
    }
    if (!compared.areAll && readsSession(question, earlier)) reasons.push(OTHER_SESSIONS);
  }
  return reasons.length > 0 ? { kind: 'unknown', reasons } : { kind: 'none' };
}

function questionIn(
  estate: Estate,
  subject: Subject,
  { way, asked: one }: AskedPair,
  { library, sessions }: { readonly library: PolicyLibrary } & Pick<AccessScene, 'sessions'>,
): WayQuestion | undefined {
  const doubts = new DoubtReadings(new Map());
  return wayQuestion(subject, way, one, { estate, library, doubts, sessions });
}
