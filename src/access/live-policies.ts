import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import { grouped } from '../policy/grouped.ts';
import type { Start } from './resource-start.ts';
import { aboutAction, isOdd } from './slice.ts';

/** Finds the identity policies with a statement that may match, without a look at each. */
export class LivePolicies {
  readonly #policies: ReadonlySet<NamedPolicy>;
  readonly #library: PolicyLibrary;
  readonly #byAction = new Map<string, StartIndex>();

  constructor(policies: ReadonlySet<NamedPolicy>, library: PolicyLibrary) {
    this.#policies = policies;
    this.#library = library;
  }

  /** Those that may match an action (in lower case) on resources with this beginning. */
  at(action: string, start: string): ReadonlySet<NamedPolicy> {
    let index = this.#byAction.get(action);
    if (!index) this.#byAction.set(action, (index = this.#indexOf(action)));
    return index.at(start);
  }

  #indexOf(action: string): StartIndex {
    const scene = { kind: 'identity', library: this.#library, action } as const;
    return new StartIndex(
      [...this.#policies].flatMap((named) =>
        isOdd(named)
          ? [{ start: ANYWHERE, named }]
          : aboutAction(named, scene).flatMap(({ starts }) =>
              starts.map((start) => ({ start, named })),
            ),
      ),
    );
  }
}

/** A policy with the beginning of the resources that one of its statements is about. */
interface Entry {
  readonly start: Start;
  readonly named: NamedPolicy;
}

const ANYWHERE: Start = { fixed: '', isWhole: false };

/** Policies by the beginnings of the resources that their statements are about. */
class StartIndex {
  readonly #byFixed: ReadonlyMap<string, readonly Entry[]>;
  /** Of patterns with a wildcard or a variable behind it. */
  readonly #open: ReadonlyMap<string, readonly Entry[]>;
  readonly #sorted: readonly string[];

  constructor(entries: readonly Entry[]) {
    this.#byFixed = grouped(entries, ({ start }) => start.fixed);
    const open = entries.filter(({ start }) => !start.isWhole);
    this.#open = grouped(open, ({ start }) => start.fixed);
    this.#sorted = [...this.#byFixed.keys()].toSorted();
  }

  at(start: string): ReadonlySet<NamedPolicy> {
    const found = new Set<NamedPolicy>();
    for (const fixed of beginningWith(start, this.#sorted)) {
      for (const { named } of this.#byFixed.get(fixed) ?? []) found.add(named);
    }
    for (let end = 0; end < start.length; end++) {
      for (const { named } of this.#open.get(start.slice(0, end)) ?? []) found.add(named);
    }
    return found;
  }
}

function* beginningWith(start: string, sorted: readonly string[]): Generator<string> {
  for (let place = placeOf(start, sorted); place < sorted.length; place++) {
    const text = sorted[place] ?? '';
    if (!text.startsWith(start)) return;
    yield text;
  }
}

/** The place of the first text that does not come before another. */
function placeOf(text: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
