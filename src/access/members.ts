import { identityOf, type Identity, type IdentityScene } from './caller-sight.ts';
import type { Subject } from './subject.ts';

/** A subject with what is the same of it in all questions. */
export interface Member {
  /** Counted from 0, in the order in which subjects were first met. */
  readonly ordinal: number;
  readonly subject: Subject;
  /** What policies take for granted of a caller before they test anything. */
  readonly sort: string;
  /** Undefined for a subject that names nobody. */
  readonly identity: Identity | undefined;
}

/** The members that stand for subjects; the same one for the same subject. */
export class Members {
  readonly #scene: IdentityScene;
  readonly #known = new Map<Subject, Member>();

  constructor(scene: IdentityScene) {
    this.#scene = scene;
  }

  /** How many were met so far. */
  get count(): number {
    return this.#known.size;
  }

  of(subject: Subject): Member {
    const known = this.#known.get(subject);
    if (known) return known;
    const made: Member = {
      ordinal: this.#known.size,
      subject,
      sort: sortOf(subject),
      identity: identityOf(subject, this.#scene),
    };
    this.#known.set(subject, made);
    return made;
  }
}

function sortOf(subject: Subject): string {
  if (subject.kind === 'outside') return `${subject.representative} ${subject.name}`;
  const { kind, account, path } = subject.principal;
  return `${kind} ${account} ${path.startsWith(SERVICE_LINKED)}`;
}

const SERVICE_LINKED = '/aws-service-role/';
