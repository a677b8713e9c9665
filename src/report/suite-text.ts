import { styleText } from 'node:util';
import type { CheckedScenario } from '../claims/check-scenario.ts';
import { countsOf, type SuiteResult } from '../claims/suite-result.ts';
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
    '',
  ]);
  const passed = results.reduce((sum, result) => sum + countsOf(result).passed, 0);
  const failed = results.reduce((sum, result) => sum + countsOf(result).failed, 0);
  return `${[...lines, `${passed} passed, ${failed} failed`].join('\n')}\n`;
}

function scenarioLines(
  { scenario, simulation, differences }: CheckedScenario,
  paint: (style: 'green' | 'red', words: string) => string,
): readonly string[] {
  const sign = differences.length === 0 ? paint('green', '✓') : paint('red', '✗');
  const reasons = differences.length > 0 ? (simulation?.reasons ?? []) : [];
  return [
    `  ${sign} ${visible(scenario.name)}`,
    ...[...differences, ...reasons].map((line) => `      ${visible(line)}`),
  ];
}
