import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, type Authorization } from '../../src/authorize/authorization.ts';
import { readInput } from '../../src/authorize/read-input.ts';
import { requestFacts, type RequestFacts } from '../../src/authorize/request-facts.ts';
import { requestValues, type Ways } from '../../src/authorize/request-values.ts';
import { situationOf, type Situation } from '../../src/authorize/situation.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { evaluate } from '../../src/term/evaluate.ts';
import { Readings } from '../../src/term/readings.ts';
import type { Truth } from '../../src/term/truth.ts';
import { World } from '../../src/term/world.ts';
import { authorizationInput } from '../oracle/arbitraries.ts';
import type { Input } from '../oracle/input.ts';
import { LAW_RUNS } from './authorization.ts';

interface Prepared {
  readonly authorization: Authorization;
  readonly facts: RequestFacts;
  readonly situation: Situation;
  readonly ways: Ways;
}

function prepare(input: Input): Prepared | undefined {
  const tree = fromValue(input);
  const read = tree.kind === 'tree' ? readInput(tree.root) : undefined;
  if (read?.kind !== 'input') return undefined;
  const { request, policies } = read.input;
  const facts = requestFacts(request);
  if (!facts) return undefined;
  const situation = situationOf(facts, request.managementAccount, undefined);
  return {
    authorization: compile(policies),
    facts,
    situation,
    ways: requestValues(request, facts),
  };
}

/** Whether some Deny matches, and whether all else allows, by the term of a situation. */
function outcome({ authorization, ways }: Prepared, situation: Situation): readonly Truth[] {
  const { denied, granted, allowed } = authorization.decisionTerm(situation);
  const world = new World(ways, new Readings(new Set()));
  return [denied, granted, allowed()].map((term) => evaluate(term, world));
}

test('the term that leaves the action to its tests decides as the term for the one action', () => {
  fc.assert(
    fc.property(authorizationInput(), (input) => {
      const prepared = prepare(input);
      if (!prepared) return;
      const { situation } = prepared;
      const general = outcome(prepared, { ...situation, action: undefined });
      expect(general).toEqual(outcome(prepared, situation));
    }),
    { numRuns: LAW_RUNS },
  );
});
