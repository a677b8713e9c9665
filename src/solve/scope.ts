import { encryptionContextName } from '../term/encryption-context.ts';
import { testHolds } from '../term/evaluate-test.ts';
import { Readings } from '../term/readings.ts';
import type { Test } from '../term/test.ts';
import type { Truth } from '../term/truth.ts';
import { World } from '../term/world.ts';
import type { Given } from './claim.ts';
import { collectTests } from './collect-tests.ts';
import type { Part, SymbolicRequest } from './question.ts';
import { Setting } from './setting.ts';

/** One part of a question with what its tests are evaluated in. */
export class Scope {
  readonly index: number;
  readonly part: Part;
  /** Names of pairs of the encryption context that tests ask for and the request does not list. */
  readonly names: readonly string[];
  readonly #readings: ReadonlySet<string>;

  constructor(part: Part, index: number, readings: ReadonlySet<string>) {
    this.part = part;
    this.index = index;
    this.#readings = readings;
    this.names = askedNames(part);
  }

  get request(): SymbolicRequest {
    return this.part.request;
  }

  /** The request under some states of its variables; the other variables are unknown. */
  world(states: Given): World {
    return new World(
      [new Setting(this.part.request, states, this.names)],
      new Readings(this.#readings),
    );
  }

  /** Whether a test holds in one of the scope's worlds. */
  truthIn(test: Test, world: World): Truth {
    return testHolds(test, world);
  }

  /** Whether a test holds under some states of the variables. */
  truth(test: Test, states: Given): Truth {
    return testHolds(test, this.world(states));
  }
}

function askedNames({ term, request }: Part): readonly string[] {
  const { encryptionContext: context } = request;
  if (!context || context.rest === 'closed' || context.rest === 'unknown') return [];
  const names = new Set<string>();
  for (const test of collectTests(term)) {
    const name = askedName(test);
    if (name !== undefined && !context.pairs.has(name)) names.add(name);
  }
  return [...names];
}

function askedName(test: Test): string | undefined {
  if (test.kind === 'encryption-pair') return test.name;
  return test.kind === 'key' || test.kind === 'presence'
    ? encryptionContextName(test.name)
    : undefined;
}
