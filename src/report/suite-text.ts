import { styleText } from 'node:util';
import type { CheckedScenario } from '../claims/check-scenario.ts';
import {
  countsOf,
  isAsExpected,
  type CheckedClaim,
  type SuiteResult,
} from '../claims/suite-result.ts';
import type { PlacedRequest } from '../access/answer.ts';
import { witnessRequest } from '../access/witness-request.ts';
import { visible } from './escape.ts';

/** Suites for people: a line for each entry, with what differs below those that fail. */
export function suiteText(
  results: readonly SuiteResult[],
  { color }: { readonly color: boolean },
): string {
  const paint = (style: 'green' | 'red', words: string): string =>
    color ? styleText(style, words, { validateStream: false }) : words;
  const lines = results.flatMap((result) => [
    visible(result.suite.path),
    ...result.scenarios.flatMap((checked) => scenarioLines(checked, paint)),
    ...result.claims.flatMap((checked) => claimLines(checked, paint)),
    '',
  ]);
  const passed = results.reduce((sum, result) => sum + countsOf(result).passed, 0);
  const failed = results.reduce((sum, result) => sum + countsOf(result).failed, 0);
  return `${[...lines, `${passed} passed, ${failed} failed`].join('\n')}\n`;
}

type Paint = (style: 'green' | 'red', words: string) => string;

function claimLines(checked: CheckedClaim, paint: Paint): readonly string[] {
  const { claim, proof } = checked;
  const isRight = isAsExpected(checked);
  const sign = isRight ? paint('green', '✓') : paint('red', '✗');
  const { witness } = proof;
  const details = [
    claim.text,
    `expected ${claim.expect}, got ${proof.verdict}`,
    ...proof.reasons,
    ...(witness ? [`request: ${requestText(witness)}`] : []),
  ];
  return [
    `  ${sign} ${visible(claim.name)} (${proof.verdict})`,
    ...(isRight ? [] : details.map((line) => `      ${visible(line)}`)),
  ];
}

/** A request as it can be given to `simulate`. */
function requestText(placed: PlacedRequest): string {
  const { principal, operation, resource, parameters } = witnessRequest(placed);
  const pairs = [...parameters].filter(([, value]) => value !== '');
  const options = pairs.map(([name, value]) => ` --with ${name}=${value}`);
  return `-p ${principal} --operation ${operation} --resource ${resource}${options.join('')}`;
}

function scenarioLines(
  { scenario, simulation, differences }: CheckedScenario,
  paint: Paint,
): readonly string[] {
  const sign = differences.length === 0 ? paint('green', '✓') : paint('red', '✗');
  const reasons = differences.length > 0 ? (simulation?.reasons ?? []) : [];
  return [
    `  ${sign} ${visible(scenario.name)}`,
    ...[...differences, ...reasons].map((line) => `      ${visible(line)}`),
  ];
}
