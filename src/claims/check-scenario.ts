import type { Estate } from '../estate/estate.ts';
import { simulate, type Simulation, type SimulateOptions } from '../flow/simulate.ts';
import type { Expectation, Scenario } from './suite.ts';

/** A scenario with what came of it. */
export interface CheckedScenario {
  readonly scenario: Scenario;
  /** Undefined when the request is none that AWS has. */
  readonly simulation: Simulation | undefined;
  /** In what it differs from what was expected, a sentence each; none when it passes. */
  readonly differences: readonly string[];
}

/** Runs a scenario in its estate and compares. */
export function checkScenario(
  scenario: Scenario,
  estate: Estate,
  library: NonNullable<SimulateOptions['library']>,
): CheckedScenario {
  const { request, readings, expect } = scenario;
  const simulation = simulate(estate, request, { readings, library });
  if ('message' in simulation) {
    return { scenario, simulation: undefined, differences: [simulation.message] };
  }
  return { scenario, simulation, differences: differencesFrom(expect, simulation) };
}

const COMPARED = ['decision', 'at', 'kind', 'code', 'httpStatus'] as const;

function differencesFrom(expect: Expectation, simulation: Simulation): readonly string[] {
  const differing = COMPARED.filter(
    (part) => expect[part] !== undefined && expect[part] !== simulation[part],
  ).map((part) => `${part}: expected ${expect[part]}, got ${simulation[part] ?? 'none'}`);
  return expect.context
    ? [...differing, ...contextDifference(expect.context, simulation)]
    : differing;
}

function contextDifference(
  expected: ReadonlyMap<string, string>,
  { steps }: Simulation,
): readonly string[] {
  const kms = steps.findLast(({ step }) => step.kms !== undefined)?.step.kms;
  const pairs = [...(kms?.encryptionContext.pairs ?? [])].map(
    ([name, value]) => `${name}=${value.kind === 'value' ? value.text : '(not known)'}`,
  );
  const seen = pairs.toSorted().join(', ');
  const wanted = [...expected]
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join(', ');
  return seen === wanted ? [] : [`context: expected ${wanted}, got ${seen || 'none'}`];
}
