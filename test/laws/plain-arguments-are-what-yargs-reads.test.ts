import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Job } from '../../src/cli/command.ts';
import { lintCommand } from '../../src/cli/lint.ts';
import { readWithYargs } from '../../src/cli/with-yargs.ts';
import { ioFor } from '../cli/run-keyproof.ts';

/** What the command would run with, in place of running it. */
const { runs } = vi.hoisted(() => ({ runs: new Array<Readonly<Record<string, unknown>>>() }));
vi.mock('../../src/cli/run-lint.ts', () => ({
  runLint: (args: Readonly<Record<string, unknown>>) => {
    runs.push(args);
    return 0;
  },
}));

async function argumentsOf(job: Job): Promise<Readonly<Record<string, unknown>>> {
  await job(ioFor({ folder: '.' }).io);
  const { _: _words, $0: _name, ...args } = runs.pop() ?? {};
  return args;
}

const word = fc.constantFrom('a.json', 'b', './-c', '3', '1e3', '0x10', 'true', '/dev/stdin', '');
const option = fc.constantFrom(
  ...lintCommand.options.flatMap((name) => [`--${name}`, `--${name}=`]),
  '-f',
  '-o',
  '-c',
  '--maxWarnings',
  '--no-fix',
  '--fixed',
  '--constructor',
  '--__proto__',
  '-x',
);
const value = fc.constantFrom('json', 'text', 'bucket', 'strict', 's3/x=off', '2', '-1', 'false');
const argument = fc.oneof(
  word,
  option,
  value,
  fc.tuple(option, value).map(([name, of]) => (name.endsWith('=') ? name + of : `${name}=${of}`)),
  fc.constantFrom(
    '--format=json',
    '-fjson',
    '-f=json',
    '--rule=a=off',
    '--max-warnings=3',
    '--fix',
  ),
);

test('arguments that are read without yargs are those that yargs reads', async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(argument, { maxLength: 5 }), async (args) => {
      const job = lintCommand.plainly?.(args);
      if (!job) return;
      plain++;
      const given = { command: lintCommand, args, rest: [] };
      const read = readWithYargs(given, [lintCommand], () => undefined);
      expect(await argumentsOf(job)).toEqual(await argumentsOf(read));
    }),
    { seed: 20_261_124, numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(300);
});

test.for([
  [[]],
  [['policy.json']],
  [['policy.json', '--exit-zero']],
  [['a.json', 'b.json', '--format', 'json', '-o', 'out.json']],
  [['--rule', 's3/x=off', '--rule', 's3/y=error', '--max-warnings', '3']],
  [['--stdin-filename=a.json', '/dev/stdin']],
] as const)('%j needs no yargs', ([args]) => {
  expect(lintCommand.plainly?.(args)).toBeDefined();
});

test.for([
  [['--help']],
  [['--version']],
  [['--formt=json']],
  [['--format=yaml']],
  [['--format', 'json', '--format', 'text']],
  [['--max-warnings=-1']],
  [['--output']],
  [['--rule']],
] as const)('%j is for yargs to word', ([args]) => {
  expect(lintCommand.plainly?.(args)).toBeUndefined();
});
