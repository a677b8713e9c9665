import type { Diagnostic } from '../lint/diagnostic.ts';
import { grouped } from '../policy/grouped.ts';
import { xml } from './escape.ts';
import type { Reporter } from './report.ts';

/** JUnit XML: a suite for each file, a failed case for each finding, a passed one for a clean file. */
const junit: Reporter = ({ files, findings }) => {
  const byPath = grouped(findings, ({ path }) => path);
  const suites = files.map(({ path }) => suite(path, byPath.get(path) ?? []));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="keyproof" tests="${total(files.length, byPath, findings)}" failures="${findings.length}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

export default junit;

function total(
  files: number,
  byPath: ReadonlyMap<string, unknown>,
  findings: readonly unknown[],
): number {
  return findings.length + files - byPath.size;
}

function suite(path: string, findings: readonly Diagnostic[]): string {
  const cases = findings.length > 0 ? findings.map(failure) : [passed(path)];
  return [
    `  <testsuite name="${xml(path)}" tests="${cases.length}" failures="${findings.length}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function passed(path: string): string {
  return `    <testcase name="keyproof" classname="${xml(path)}"/>`;
}

function failure({ rule, severity, message, why, help, path, range }: Diagnostic): string {
  const { line, column } = range.start;
  const place = `${path}:${line}:${column}`;
  return [
    `    <testcase name="${xml(`${rule} ${line}:${column}`)}" classname="${xml(path)}">`,
    `      <failure type="${severity}" message="${xml(message)}">${xml(`${place}: ${why}; ${help}`)}</failure>`,
    '    </testcase>',
  ].join('\n');
}
