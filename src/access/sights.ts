import { grouped } from '../policy/grouped.ts';
import type { Test } from '../term/test.ts';
import { sightOf, type Sight } from './caller-sight.ts';
import type { Member } from './members.ts';

/** What tests see of members; what many look like to a test is kept. */
export class Sights {
  readonly #columns = new Map<Test, Column | undefined>();

  /** Members in groups that look the same to all of the tests. */
  groups(members: readonly Member[], tests: readonly Test[]): readonly (readonly Member[])[] {
    let groups: readonly (readonly Member[])[] = [members];
    for (const test of tests) {
      const column = this.#columnOf(test);
      if (column) groups = groups.flatMap((group) => column.groups(group));
    }
    return groups;
  }

  #columnOf(test: Test): Column | undefined {
    if (this.#columns.has(test)) return this.#columns.get(test);
    const sight = sightOf(test);
    const made = sight && new Column(sight);
    this.#columns.set(test, made);
    return made;
  }
}

/** How so many members look is not kept, because it costs more room than time. */
const FEW = 64;

/** What each member looks like to one test. */
class Column {
  readonly #sight: Sight;
  readonly #looks = new Map<string, number>();
  /** By the ordinals of members; 0 where nobody has looked. */
  #known = new Int32Array();

  constructor(sight: Sight) {
    this.#sight = sight;
  }

  groups(members: readonly Member[]): readonly (readonly Member[])[] {
    if (members.length < 2) return [members];
    if (members.length > FEW) this.#makeRoom(members.at(-1)?.ordinal ?? 0);
    return [...grouped(members, (member) => this.#lookOf(member)).values()];
  }

  #makeRoom(last: number): void {
    if (last < this.#known.length) return;
    const before = this.#known;
    this.#known = new Int32Array(last + 1);
    this.#known.set(before);
  }

  #lookOf({ ordinal, identity }: Member): number {
    const known = this.#known[ordinal] ?? 0;
    if (known > 0) return known;
    const text = identity ? this.#sight(identity) : '';
    const look = this.#looks.get(text) ?? this.#looks.size + 1;
    this.#looks.set(text, look);
    if (ordinal < this.#known.length) this.#known[ordinal] = look;
    return look;
  }
}
