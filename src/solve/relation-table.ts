import type { Test } from '../term/test.ts';
import { givenIdentity, type AskedTable } from './asked.ts';
import type { Given } from './claim.ts';
import type { Variable } from './question.ts';
import { readsIdentity } from './reads.ts';
import { relationForm } from './relate.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';

/** The relations of a question, one of each. */
export class RelationTable {
  readonly all: Relation[] = [];
  readonly #asked: AskedTable;
  readonly #byIdentity = new Map<string, Relation>();

  constructor(asked: AskedTable) {
    this.#asked = asked;
  }

  /** `open` are the variables that have a value and are not given, what is tested first. */
  share(
    { scope, test, given }: { readonly scope: Scope; readonly test: Test; readonly given: Given },
    open: readonly Variable[],
    tested: Variable | undefined,
  ): Relation {
    const number = this.#asked.numberOf(test);
    const form = relationForm({ scope, test, tested }, given) ?? {
      kind: 'test',
      identity: `test ${number} ${readsIdentity(test, scope.request)} ${givenIdentity(given)}`,
    };
    const known = this.#byIdentity.get(form.identity);
    if (known) return known;
    for (const variable of open) this.#asked.meet(variable);
    const made: Relation = {
      id: this.all.length,
      kind: form.kind,
      variables: open.map(({ name }) => name),
      isTested: tested !== undefined,
      test,
      part: scope.index,
      given,
    };
    this.all.push(made);
    this.#byIdentity.set(form.identity, made);
    return made;
  }
}

/** True when a relation holds where its test does not: the test asks for no match. */
export function isNegated(test: Test, kind: Relation['kind']): boolean {
  if (kind === 'test') return false;
  return (test.kind === 'key' || test.kind === 'resource-template') && test.negated;
}
