import type { Principal } from '../../estate/estate.ts';
import type { AnswerScene } from '../answer.ts';
import { madePolicy } from '../made-policy.ts';
import { principalText, subjectName, type Subject } from '../subject.ts';
import { ask, pairOf, type Open } from './ask.ts';
import { Askers } from './askers.ts';
import { withPrincipal } from './changed-estate.ts';
import { LeverSearch } from './lever-search.ts';
import type { AccessPath, Asking, Move } from './move.ts';
import { inSession } from './session.ts';
import { trustedBy } from './trusted.ts';

/** What paths are looked for with. */
export interface PathScene {
  readonly capability: string;
  readonly resource: string;
  readonly scene: AnswerScene;
  /** The longest path, in moves. */
  readonly depth: number;
}

const ASSUME = 'sts:AssumeRole';
const OWN = 'change-own-policies';
const UPDATE_TRUST = 'iam:UpdateAssumeRolePolicy';

/** Goes from those who have access to those who can become one of them, level by level. */
export class PathSearch {
  readonly #askings: readonly Asking[];
  readonly #at: PathScene;
  readonly #subjects: readonly Subject[];
  readonly #askers: Askers;

  constructor(askings: readonly Asking[], at: PathScene) {
    this.#askings = askings.filter(({ answer }) => hasCredentials(answer.subject));
    this.#at = at;
    this.#subjects = this.#askings.map(({ answer }) => answer.subject);
    this.#askers = new Askers(at.scene);
  }

  /** Paths by the names of those whose they are, in the order in which they are found. */
  run(isOpen: Open): ReadonlyMap<string, AccessPath> {
    const found = new Map<string, AccessPath>();
    for (const access of this.#askings) {
      const { subject, name, verdict } = access.answer;
      if (isOpen(verdict)) found.set(name, { subject, moves: [], access });
    }
    const levers = new LeverSearch({
      ...this.#at,
      askers: this.#askers,
      subjects: this.#subjects,
      isOpen,
    });
    for (let level = 1; level <= this.#at.depth; level++) {
      const longer = [...this.#longer(level, { found, levers, isOpen })];
      for (const path of longer) {
        const name = subjectName(path.subject);
        if (!found.has(name)) found.set(name, path);
      }
    }
    return found;
  }

  *#longer(level: number, { found, levers, isOpen }: Found): Generator<AccessPath> {
    for (const path of found.values()) {
      if (path.moves.length === level - 1) yield* this.#assuming(path, isOpen);
    }
    for (const asking of this.#askings) {
      const path = found.has(asking.answer.name) ? undefined : levers.path(asking, level);
      if (path) yield path;
    }
    for (const path of found.values()) {
      if (path.moves.length === level - 2) yield* this.#retrusting(path, isOpen);
      if (path.moves.length <= level - 2)
        yield* this.#empowered(path, level, { found, levers, isOpen });
    }
  }

  /** The paths that begin with policies of one's own that let one become the one whose path this is. */
  *#empowered(
    path: AccessPath,
    level: number,
    { found, levers, isOpen }: Found,
  ): Generator<AccessPath> {
    const role = roleOf(path);
    if (!role) return;
    const count = level - 1 - path.moves.length;
    const pair = pairOf(ASSUME, role.arn);
    for (const asking of this.#askings) {
      const { name, subject } = asking.answer;
      if (found.has(name)) continue;
      for (const { estate, moves } of levers.states(asking, count)) {
        if (!moves.some(({ kind }) => kind === OWN)) continue;
        const assuming = ask(subject, [pair], { ...this.#at.scene, estate });
        const isAble = isOpen(assuming.answer.verdict);
        const longer = isAble ? this.#becoming(role, assuming, path, isOpen) : undefined;
        if (longer) yield { ...longer, moves: [...moves, ...longer.moves] };
      }
    }
  }

  /** The paths that begin with becoming the one whose path this is. */
  *#assuming(path: AccessPath, isOpen: Open): Generator<AccessPath> {
    const role = roleOf(path);
    if (!role) return;
    const { arn, trust } = role;
    const others = (): readonly Subject[] =>
      trustedBy(trust, this.#subjects).filter((subject) => subjectName(subject) !== arn);
    for (const [subject, asking] of this.#askers.of(
      `${ASSUME} ${arn}`,
      pairOf(ASSUME, arn),
      others,
    )) {
      const longer = isOpen(asking.answer.verdict)
        ? this.#becoming(role, asking, path, isOpen)
        : undefined;
      if (longer) yield { ...longer, subject };
    }
  }

  /** The paths that begin with a new trust policy for the one whose path this is. */
  *#retrusting(path: AccessPath, isOpen: Open): Generator<AccessPath> {
    const role = roleOf(path);
    if (!role) return;
    const { scene } = this.#at;
    const pair = pairOf(UPDATE_TRUST, role.arn);
    const inside = (): readonly Subject[] =>
      this.#subjects.filter(({ kind }) => kind === 'principal');
    for (const [subject, asking] of this.#askers.of(`${UPDATE_TRUST} ${role.arn}`, pair, inside)) {
      if (!isOpen(asking.answer.verdict) || subjectName(subject) === role.arn) continue;
      const Principal = { AWS: principalText(subject) };
      const trust = madePolicy('the new trust policy', 'trust', { Principal, Action: 'sts:*' });
      const estate = withPrincipal(scene.estate, { ...role, trust });
      const assuming = ask(subject, [pairOf(ASSUME, role.arn)], { ...scene, estate });
      if (!isOpen(assuming.answer.verdict)) continue;
      const longer = this.#becoming(role, assuming, path, isOpen);
      const move: Move = {
        ...asking,
        kind: 'change-trust-policy',
        action: UPDATE_TRUST,
        resource: role.arn,
        tags: new Map(),
      };
      if (longer) yield { ...longer, subject, moves: [move, ...longer.moves] };
    }
  }

  /** A path behind the move of becoming a role; undefined where the session lacks tags for it. */
  #becoming(
    role: Principal,
    asking: Asking,
    path: AccessPath,
    isOpen: Open,
  ): AccessPath | undefined {
    const { subject } = asking.answer;
    const end = path.moves.findIndex(({ kind }) => kind === 'assume-role') + 1;
    const [own, rest] =
      end > 0 ? [path.moves.slice(0, end), path.moves.slice(end)] : [path.moves, []];
    const scene = { ...this.#at.scene, estate: asking.estate };
    const moves = inSession(subject, role, own, { scene, isOpen });
    const access =
      end > 0
        ? { done: [path.access], tags: new Map<string, string>() }
        : inSession(subject, role, [path.access], { scene, isOpen });
    const [last] = access?.done ?? [];
    if (!moves || !access || !last) return undefined;
    const tags = new Map([...moves.tags, ...access.tags]);
    const move: Move = { ...asking, kind: 'assume-role', action: ASSUME, resource: role.arn, tags };
    return { subject, moves: [move, ...moves.done, ...rest], access: last };
  }
}

interface Found {
  readonly found: ReadonlyMap<string, AccessPath>;
  readonly levers: LeverSearch;
  readonly isOpen: Open;
}

function roleOf({
  subject,
}: AccessPath): Extract<Principal, { readonly kind: 'role' }> | undefined {
  const principal = subject.kind === 'principal' ? subject.principal : undefined;
  return principal?.kind === 'role' ? principal : undefined;
}

function hasCredentials(subject: Subject): boolean {
  return subject.kind === 'principal' || subject.representative.startsWith('arn:');
}
