import { expect, test } from 'vitest';
import { diffCommand } from '../../src/cli/diff.ts';
import { evaluateCommand } from '../../src/cli/evaluate.ts';
import { explainCommand } from '../../src/cli/explain.ts';
import { initCommand } from '../../src/cli/init.ts';
import { lintCommand } from '../../src/cli/lint.ts';
import { proveCommand } from '../../src/cli/prove.ts';
import { rulesCommand } from '../../src/cli/rules.ts';
import { simulateCommand } from '../../src/cli/simulate.ts';
import { whoCanCommand } from '../../src/cli/who-can.ts';
import { folderWith } from './folders.ts';
import { runKeyproof } from './run-keyproof.ts';

const COMMANDS = [
  lintCommand,
  evaluateCommand,
  simulateCommand,
  explainCommand,
  whoCanCommand,
  proveCommand,
  diffCommand,
  rulesCommand,
  initCommand,
];

test.for(COMMANDS.map((command) => [command.name, command] as const))(
  'the help of %s says of every option what it does',
  async ([name, { options }]) => {
    const { stdout, code } = await runKeyproof([name, '--help'], { folder: folderWith({}) });
    expect(code).toBe(0);
    expect(options.length).toBeGreaterThan(0);
    for (const option of [...options, 'help', 'version'])
      expect(stdout).toMatch(new RegExp(`^ +(?:-\\w, )?--${option} +[A-Z][\\w-]+ `, 'm'));
    const listed = [...stdout.matchAll(/^ +(?:-\w, )?--([\w-]+)/gm)].map(([, option]) => option);
    expect(new Set(listed)).toEqual(new Set([...options, 'help', 'version']));
  },
);

test('the help of keyproof names every command and exit code', async () => {
  const { stdout } = await runKeyproof(['--help'], { folder: folderWith({}) });
  for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^ +keyproof ${name} `, 'm'));
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 3 a fault of keyproof.',
  );
});
