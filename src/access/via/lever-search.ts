import type { Estate } from '../../estate/estate.ts';
import type { AnswerScene } from '../answer.ts';
import { questionScope } from '../question-scope.ts';
import { subjectName, type Subject } from '../subject.ts';
import { ask, type Open } from './ask.ts';
import type { Askers } from './askers.ts';
import type { Lever } from './lever.ts';
import { leversOf } from './levers.ts';
import type { AccessPath, Asking, Move } from './move.ts';

/** What changes in their own favour are looked for with. */
export interface LeverScene {
  readonly capability: string;
  readonly resource: string;
  readonly scene: AnswerScene;
  readonly askers: Askers;
  /** All who could make changes. */
  readonly subjects: readonly Subject[];
  readonly isOpen: Open;
}

/** An estate after changes that somebody has made. */
export interface ChangedState {
  readonly estate: Estate;
  readonly moves: readonly Move[];
  /** The changes, whatever their order. */
  readonly name: string;
}

/** Finds what subjects can change in their own favour, step by step. */
export class LeverSearch {
  readonly #at: LeverScene;
  readonly #states = new Map<string, ChangedState[][]>();

  constructor(at: LeverScene) {
    this.#at = at;
  }

  /** The path of somebody who has access after so many changes of their own, if there is one. */
  path(asking: Asking, count: number): AccessPath | undefined {
    const { subject } = asking.answer;
    for (const { estate, moves } of this.states(asking, count)) {
      const access = this.#access(subject, estate);
      if (this.#at.isOpen(access.answer.verdict)) return { subject, moves, access };
    }
    return undefined;
  }

  /** What the estate can be after so many changes of one subject. */
  states(asking: Asking, count: number): readonly ChangedState[] {
    const name = subjectName(asking.answer.subject);
    const { estate } = this.#at.scene;
    const known = this.#states.get(name) ?? [[{ estate, moves: [], name: '' }]];
    this.#states.set(name, known);
    while (known.length <= count) {
      const before = known.at(-1) ?? [];
      const next = new Map<string, ChangedState>();
      for (const state of before) {
        for (const made of this.#changes(asking, state)) {
          if (!next.has(made.name)) next.set(made.name, made);
        }
      }
      known.push([...next.values()]);
    }
    return known[count] ?? [];
  }

  *#changes(asking: Asking, { estate, moves }: ChangedState): Generator<ChangedState> {
    const { subject } = asking.answer;
    const { scene, isOpen } = this.#at;
    const done = new Set(moves.map(nameOf));
    for (const lever of leversOf({ estate, subject, asking, scene })) {
      const { kind, action, resource, tags = new Map(), change } = lever;
      const own = nameOf(lever);
      if (done.has(own) || !this.#mayMake(lever, subject, moves)) continue;
      const made = ask(subject, [lever.pair], { ...scene, estate });
      if (!isOpen(made.answer.verdict)) continue;
      const move: Move = { ...made, kind, action, resource, tags };
      const name = [...done, own].toSorted().join();
      yield { estate: change(estate), moves: [...moves, move], name };
    }
  }

  /** In the estate as it is, those who are alike are asked together. */
  #mayMake({ kind, resource, probe }: Lever, subject: Subject, moves: readonly Move[]): boolean {
    if (moves.length > 0 || !probe) return true;
    const { askers, subjects } = this.#at;
    return askers.of(`${kind} ${resource}`, probe, () => subjects).has(subject);
  }

  #access(subject: Subject, estate: Estate): Asking {
    const { capability, resource, scene } = this.#at;
    const scope = questionScope(estate, capability, resource);
    return ask(subject, scope.kind === 'scope' ? scope.pairs : [], { ...scene, estate });
  }
}

/** What tells changes apart. */
function nameOf({
  kind,
  resource,
  tags = new Map(),
}: Pick<Lever, 'resource' | 'tags'> & { readonly kind: string }): string {
  return [kind, resource, ...[...tags].flat()].join(' ');
}
