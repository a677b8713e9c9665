import type { CheckedScenario } from '../claims/check-scenario.ts';
import {
  countsOf,
  isAsExpected,
  type CheckedClaim,
  type SuiteResult,
} from '../claims/suite-result.ts';
import { xml } from './escape.ts';

/** JUnit XML: a suite for each file, a case for each entry. */
export function suiteJunit(results: readonly SuiteResult[]): string {
  const counts = results.map(countsOf);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const tests = counts.reduce((sum, count) => sum + count.passed + count.failed, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="keyproof prove" tests="${tests}" failures="${failed}">`,
    ...results.map(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(result: SuiteResult): string {
  const { passed, failed } = countsOf(result);
  const { path } = result.suite;
  return [
    `  <testsuite name="${xml(path)}" tests="${passed + failed}" failures="${failed}">`,
    ...result.scenarios.map((checked) => scenarioCase(checked, path)),
    ...result.claims.map((checked) => claimCase(checked, path)),
    '  </testsuite>',
  ].join('\n');
}

function claimCase(checked: CheckedClaim, path: string): string {
  const { claim, proof } = checked;
  const open = `    <testcase name="${xml(claim.name)}" classname="${xml(path)}"`;
  if (isAsExpected(checked)) return `${open}/>`;
  const message = `expected ${claim.expect}, got ${proof.verdict}`;
  const details = [claim.text, ...proof.reasons].join('\n');
  return [
    `${open}>`,
    `      <failure message="${xml(message)}">${xml(details)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function scenarioCase(
  { scenario, simulation, differences }: CheckedScenario,
  path: string,
): string {
  const open = `    <testcase name="${xml(scenario.name)}" classname="${xml(path)}"`;
  if (differences.length === 0) return `${open}/>`;
  const reasons = simulation?.reasons ?? [];
  return [
    `${open}>`,
    `      <failure message="${xml(differences.join('; '))}">${xml(reasons.join('\n'))}</failure>`,
    '    </testcase>',
  ].join('\n');
}
