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

/** The conjunctions, or the disjunctions, that were made; the order of their parts does not matter. */
export class JoinTable {
  readonly #pairs = new Map<number, Term>();
  readonly #lists = new Map<string, Term>();

  /** The term of these parts, made by `make` when there is none yet. */
  share(parts: readonly Term[], make: () => Term): Term {
    const [first, second] = parts;
    if (parts.length > 2 || !first || !second) {
      const ids = parts.map(({ id }) => id).sort((left, right) => left - right);
      return share(this.#lists, ids.join(), make);
    }
    const [low, high] = first.id < second.id ? [first.id, second.id] : [second.id, first.id];
    return share(this.#pairs, low * ID_LIMIT + high, make);
  }
}

/** More terms than memory can hold; pairs of smaller ids fit into an exact number. */
const ID_LIMIT = 2 ** 26;

function share<K>(table: Map<K, Term>, key: K, make: () => Term): Term {
  const known = table.get(key);
  if (known) return known;
  const made = make();
  table.set(key, made);
  return made;
}
