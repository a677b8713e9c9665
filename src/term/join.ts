import type { Term } from './term.ts';

/** The parts of a conjunction or disjunction: nested ones opened, neutral and repeated ones dropped. */
export function flatten(
  kind: 'and' | 'or',
  parts: readonly Term[],
  neutral: Term,
): readonly Term[] {
  const kept: Term[] = [];
  for (const part of parts) {
    if (part.kind === kind) for (const inner of part.parts) kept.push(inner);
    else if (part !== neutral) kept.push(part);
  }
  return kept.length < 2 ? kept : withoutRepeats(kept);
}

function withoutRepeats(parts: readonly Term[]): readonly Term[] {
  if (parts.length === 2) return parts[0] === parts[1] ? parts.slice(1) : parts;
  const distinct = new Set(parts);
  return distinct.size === parts.length ? parts : [...distinct];
}

/** True when a term and its negation are both among the parts. */
export function holdsOpposites(parts: readonly Term[]): boolean {
  const negated = parts.filter((part) => part.kind === 'not');
  if (negated.length === 0) return false;
  const all = new Set(parts);
  return negated.some(({ part }) => all.has(part));
}

/** Terms by an ordered pair of others. */
export class PairTable {
  readonly #pairs = new Map<number, Term>();

  /** The term of this pair, made by `make` when there is none yet. */
  share(first: Term, second: Term, make: () => Term): Term {
    return share(this.#pairs, first.id * ID_LIMIT + second.id, make);
  }
}

/** More terms than memory can hold; pairs of smaller ids fit into an exact number. */
const ID_LIMIT = 2 ** 26;

/** The conjunctions, or the disjunctions, that were made; the order of their parts does not matter. */
export class JoinTable {
  #pairs: PairTable | undefined;
  #lists: Map<string, Term> | undefined;

  /** The term of these parts, made by `make` when there is none yet. */
  share(parts: readonly Term[], make: () => Term): Term {
    const [first, second] = parts;
    if (parts.length > 2 || !first || !second) {
      const ids = parts.map(({ id }) => id).sort((left, right) => left - right);
      return share((this.#lists ??= new Map()), ids.join(), make);
    }
    const pairs = (this.#pairs ??= new PairTable());
    return first.id < second.id
      ? pairs.share(first, second, make)
      : pairs.share(second, first, make);
  }
}

function share<K>(table: Map<K, Term>, key: K, make: () => Term): Term {
  const known = table.get(key);
  if (known) return known;
  const made = make();
  table.set(key, made);
  return made;
}
