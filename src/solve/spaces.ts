import type { Network } from '../term/network.ts';
import type { Decimal } from '../term/decimal.ts';
import type { EpochUnit, Instant } from '../term/instant.ts';
import { addressCells } from './address-cells.ts';
import type { Asked } from './asked.ts';
import type { Cells } from './cells.ts';
import type { Claim, Want } from './claim.ts';
import { decimalCells } from './decimal-cells.ts';
import type { Distinction } from './distinction.ts';
import { instantCells } from './instant-cells.ts';
import type { Language } from './language.ts';
import { partition, TEXT, type Distinctions, type Partition, type TextClass } from './partition.ts';
import type { Domain } from './question.ts';
import type { Region } from './region.ts';
import { Space, type Truths } from './space.ts';
import { domainDistinction, isInDomain, type Sights } from './views.ts';

/** The empty text is told apart from all others: set operators treat it as no value. */
const EMPTY_TEXT: readonly Language[] = [[]];
const EMPTY_SET = 0;

/** How far the texts of variables are told apart; see `Distinctions`. */
export type Extent = Pick<Distinctions, 'count' | 'states'>;

/** The classes of texts that some variables share, because they are compared with each other. */
export class Sort {
  readonly partition: Partition;
  readonly sets: SetTable;

  constructor(all: readonly Asked[], sights: Sights, { count, states }: Extent) {
    const distinctions = new DistinctionTable();
    const specs = all.flatMap((asked) => [...asked.specs]);
    const domains = specs.map(({ domain }) => domain).filter((domain) => domain !== undefined);
    for (const domain of domains) distinctions.add(domainDistinction(domain));
    for (const { claims } of all) {
      for (const claim of claims.values()) distinctions.add(sights.of(claim).distinction);
    }
    const [domain] = all.length === 1 ? domains : [];
    this.sets = distinctions.sets;
    this.partition = partition({
      ...distinctions.all(),
      within: domain && distinctions.setOf(domainDistinction(domain)),
      candidates: specs.flatMap(({ candidates = [] }) => candidates),
      count,
      states,
    });
  }
}

/** What is asked of one variable, as classes of states and the regions of its claims. */
export class VariableSpace {
  readonly space: Space;
  readonly #sights: Sights;
  readonly #sets: SetTable;
  readonly #truths = new Map<Claim, Truths>();

  constructor(asked: Asked, sort: Sort, sights: Sights) {
    this.#sights = sights;
    this.#sets = sort.sets;
    const specs = [...asked.specs];
    const domains = specs.map(({ domain }) => domain).filter((domain) => domain !== undefined);
    this.space = new Space(sort.partition, {
      mayBeAbsent: specs.every(({ mayBeAbsent = false }) => mayBeAbsent),
      isMultivalued: specs.some(({ isMultivalued = false }) => isMultivalued),
      isInDomain: (one) =>
        !(asked.isNamed && one.sets?.has(EMPTY_SET) === true) &&
        domains.every((set) => isClassIn(set, one)),
      apart: EMPTY_SET,
    });
  }

  /** The states in which the truth of a claim is as wanted. */
  region(claim: Claim, want: Want): Region {
    let truths = this.#truths.get(claim);
    if (!truths) this.#truths.set(claim, (truths = this.#truthsOf(claim)));
    return this.space.region(truths, want);
  }

  #truthsOf(claim: Claim): Truths {
    const { truth, distinction } = this.#sights.of(claim);
    const sets =
      distinction.kind === 'text'
        ? distinction.sets.map((set) => this.#sets.numberOf(set))
        : undefined;
    return this.space.truths({ truth, type: typeOf(distinction), sets });
  }
}

/** A class of which no text is known may be in the domain. */
function isClassIn(domain: Domain, { texts, likenesses }: TextClass): boolean {
  const text = texts[0] ?? likenesses.get(typeOf(domainDistinction(domain)));
  return text === undefined || isInDomain(domain, text);
}

function typeOf(distinction: Distinction): string {
  if (distinction.kind === 'text') return TEXT;
  return distinction.kind === 'instants' ? `instants ${distinction.unit}` : distinction.kind;
}

/** Sets of languages, each with a number. */
class SetTable {
  readonly all: (readonly Language[])[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(set: readonly Language[]): number {
    const key = set.map((language) => language.join()).join('|');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.push(set) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** The distinctions of all claims on a variable, put together. */
class DistinctionTable {
  readonly sets = new SetTable();
  readonly #numbers: Decimal[] = [];
  readonly #instants = new Map<EpochUnit, Instant[]>();
  readonly #networks: Network[] = [];
  readonly #types = new Set<string>();

  constructor() {
    this.sets.numberOf(EMPTY_TEXT);
  }

  add(distinction: Distinction): void {
    this.#types.add(typeOf(distinction));
    switch (distinction.kind) {
      case 'text':
        for (const set of distinction.sets) this.sets.numberOf(set);
        break;
      case 'numbers':
        for (const bound of distinction.bounds) this.#numbers.push(bound);
        break;
      case 'instants': {
        const bounds = this.#instants.get(distinction.unit) ?? [];
        this.#instants.set(distinction.unit, bounds);
        for (const bound of distinction.bounds) bounds.push(bound);
        break;
      }
      case 'networks':
        for (const network of distinction.networks) this.#networks.push(network);
    }
  }

  /** The number of the one set of a distinction of texts. */
  setOf(distinction: Distinction): number | undefined {
    const [set, ...more] = distinction.kind === 'text' ? distinction.sets : [];
    return set && more.length === 0 ? this.sets.numberOf(set) : undefined;
  }

  all(): Pick<Distinctions, 'sets' | 'cells'> {
    const cells = new Map<string, Cells>();
    if (this.#types.has('numbers')) cells.set('numbers', decimalCells(this.#numbers));
    for (const [unit, bounds] of this.#instants) {
      cells.set(`instants ${unit}`, instantCells(bounds, unit));
    }
    if (this.#types.has('networks')) cells.set('networks', addressCells(this.#networks));
    return { sets: this.sets.all, cells };
  }
}
