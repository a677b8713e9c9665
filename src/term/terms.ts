import { flatten, holdsOpposites, JoinTable, PairTable } from './join.ts';
import { FALSE, TRUE, type StatementSource, type Term } from './term.ts';
import { TestTable } from './test-table.ts';
import type { Test } from './test.ts';

/** Makes terms, simplifies them and keeps one of each. Not limited in size: as big as the input. */
export class Terms {
  readonly #tests = new TestTable();
  #unknowns: Map<string, Term> | undefined;
  #negated: Map<Term, Term> | undefined;
  #readings: Map<string, PairTable> | undefined;
  readonly #and = new JoinTable();
  readonly #or = new JoinTable();
  #next = 2;

  test(test: Test): Term {
    return this.#tests.share(test, () => ({ kind: 'test', id: this.#next++, test }));
  }

  unknown(reason: string): Term {
    const unknowns = (this.#unknowns ??= new Map());
    const known = unknowns.get(reason);
    if (known) return known;
    const made: Term = { kind: 'unknown', id: this.#next++, reason };
    unknowns.set(reason, made);
    return made;
  }

  not(part: Term): Term {
    if (part.kind === 'true') return FALSE;
    if (part.kind === 'false') return TRUE;
    if (part.kind === 'not') return part.part;
    const table = (this.#negated ??= new Map());
    const known = table.get(part);
    if (known) return known;
    const made: Term = { kind: 'not', id: this.#next++, part };
    table.set(part, made);
    return made;
  }

  and(...parts: readonly Term[]): Term {
    return this.#join('and', parts);
  }

  or(...parts: readonly Term[]): Term {
    return this.#join('or', parts);
  }

  /** Conjunction of a list of any length; true when it is empty. */
  allOf(parts: readonly Term[]): Term {
    return this.#join('and', parts);
  }

  /** Disjunction of a list of any length; false when it is empty. */
  anyOf(parts: readonly Term[]): Term {
    return this.#join('or', parts);
  }

  /** `yes` where the test holds, else `no`; for a test that nobody can tell, what both agree on. */
  choose(test: Term, yes: Term, no: Term): Term {
    if (test.kind === 'true') return yes;
    if (test.kind === 'false') return no;
    return this.or(this.and(test, yes), this.and(this.not(test), no), this.and(yes, no));
  }

  /** A doubtful point; nothing is doubtful where both readings give the same. */
  reading(point: string, usual: Term, other: Term): Term {
    if (usual === other) return usual;
    const readings = (this.#readings ??= new Map());
    let table = readings.get(point);
    if (!table) readings.set(point, (table = new PairTable()));
    return table.share(usual, other, () => {
      return { kind: 'reading', id: this.#next++, point, usual, other };
    });
  }

  /** The term of one statement. Each is its own, so that what decided can be named. */
  statement(source: StatementSource, part: Term): Term {
    return { kind: 'statement', id: this.#next++, source, part };
  }

  #join(kind: 'and' | 'or', parts: readonly Term[]): Term {
    const neutral = kind === 'and' ? TRUE : FALSE;
    const absorbing = kind === 'and' ? FALSE : TRUE;
    let only = neutral;
    let isSeveral = false;
    for (const part of parts) {
      if (part === absorbing) return absorbing;
      if (part === neutral || part === only) continue;
      isSeveral = only !== neutral;
      only = part;
    }
    if (!isSeveral) return only;
    const kept = flatten(kind, parts, neutral);
    if (kept.length < 2) return kept[0] ?? neutral;
    if (holdsOpposites(kept)) return absorbing;
    const table = kind === 'and' ? this.#and : this.#or;
    return table.share(kept, () => ({ kind, id: this.#next++, parts: kept }));
  }
}
