import type { CheckedScenario } from '../claims/check-scenario.ts';
import {
  countsOf,
  isAsExpected,
  type CheckedClaim,
  type SuiteResult,
} from '../claims/suite-result.ts';
import { requestJson } from './request-json.ts';
import { stepJson } from './simulation-json.ts';

/** The contract of `keyproof prove --format json`, for one suite. */
export function suiteJson(result: SuiteResult): object {
  const { suite, scenarios, claims } = result;
  return {
    suite: suite.path,
    scenarios: scenarios.map(scenarioJson),
    claims: claims.map(claimJson),
    summary: countsOf(result),
  };
}

function claimJson(checked: CheckedClaim): object {
  const { claim, proof } = checked;
  return {
    name: claim.name,
    claim: claim.text,
    expected: claim.expect,
    verdict: proof.verdict,
    witness: proof.witness && requestJson(proof.witness),
    reasons: proof.reasons,
    asked: proof.asked,
    pass: isAsExpected(checked),
  };
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
