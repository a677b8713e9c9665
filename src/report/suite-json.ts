import type { CheckedScenario } from '../claims/check-scenario.ts';
import { countsOf, type SuiteResult } from '../claims/suite-result.ts';
import { stepJson } from './simulation-json.ts';

/** The contract of `keyproof prove --format json`, for one suite. */
export function suiteJson(result: SuiteResult): object {
  const { suite, scenarios } = result;
  return { suite: suite.path, scenarios: scenarios.map(scenarioJson), summary: countsOf(result) };
}

function scenarioJson({ scenario, simulation, differences }: CheckedScenario): object {
  const { name, expect } = scenario;
  const {
    decision,
    at,
    kind,
    code,
    httpStatus,
    steps = [],
    assumptions,
    reasons,
  } = simulation ?? {};
  return {
    name,
    expected: { ...expect, context: expect.context && Object.fromEntries(expect.context) },
    actual: { decision, at, kind, code, httpStatus },
    pass: differences.length === 0,
    differences,
    reasons,
    assumptions,
    steps: steps.map(stepJson),
  };
}
