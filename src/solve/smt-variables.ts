import { collectTests } from './collect-tests.ts';
import type { Domain, Question, SymbolicContext, SymbolicKey, Variable } from './question.ts';
import { reads } from './reads.ts';
import { Scope } from './scope.ts';
import { pairKey } from './setting.ts';

/** What is known of a variable before anything is asked of it. */
export interface SmtVariable {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  readonly domains: readonly Domain[];
  /** How many values a list can have; undefined for a single value. */
  readonly slots: number | undefined;
  /** True when a list of more values could make a difference. */
  readonly isCapped: boolean;
}

/** Lists have at most so many values in an export. */
const MOST_SLOTS = 8;

/** The variables of a question, by name. */
export function smtVariables(question: Question): ReadonlyMap<string, SmtVariable> {
  const specs = new Map<string, Set<Variable>>();
  const readings = question.readings ?? new Set<string>();
  const asked = new Map<string, Set<unknown>>();
  const meet = (key: SymbolicKey): void => {
    if (key.kind !== 'variable') return;
    specs.set(key.name, (specs.get(key.name) ?? new Set()).add(key));
  };
  for (const [index, part] of question.parts.entries()) {
    const { request } = part;
    for (const test of collectTests(part.term)) {
      const [tested, ...holes] = reads(test, request);
      for (const key of [tested, ...holes]) if (key) meet(key);
      if (tested?.kind === 'variable') {
        // With the same in its holes a test is one, in whichever parts.
        const isSame = holes.length === 0;
        asked.set(tested.name, (asked.get(tested.name) ?? new Set()).add(isSame ? test : {}));
      }
    }
    const { names } = new Scope(part, index, readings);
    for (const key of contextKeys(request.encryptionContext)) meet(key);
    for (const name of names) meet(request.key(pairKey(name)));
  }
  return new Map(
    Array.from(specs, ([name, one]) => [
      name,
      variableOf(name, [...one], asked.get(name)?.size ?? 0),
    ]),
  );
}

function contextKeys(context: SymbolicContext | undefined): readonly SymbolicKey[] {
  if (!context) return [];
  const { pairs, rest } = context;
  return [...pairs.values(), ...(typeof rest === 'string' ? [] : [rest])];
}

/**
 * A list needs one value for each test that asks for one, and a second where it has several: a longer
 * list holds a list of that length of which all tests hold that held of it.
 */
function variableOf(name: string, specs: readonly Variable[], asked: number): SmtVariable {
  const isList = specs.some(({ isMultivalued = false }) => isMultivalued);
  const needed = Math.max(2, asked);
  return {
    name,
    mayBeAbsent: specs.every(({ mayBeAbsent = false }) => mayBeAbsent),
    domains: specs.map(({ domain }) => domain).filter((domain) => domain !== undefined),
    slots: isList ? Math.min(needed, MOST_SLOTS) : undefined,
    isCapped: isList && needed > MOST_SLOTS,
  };
}
