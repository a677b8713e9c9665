import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../config/usage-error.ts';

const run = promisify(execFile);

/**
 * The files (relative to `folder`) that differ from a git ref, staged or not, and the new ones that
 * git does not know yet. Deleted files are left out.
 * @throws UsageError when git does not know the ref or this is no repository.
 */
export async function changedFiles(ref: string, folder: string): Promise<ReadonlySet<string>> {
  const base = ref === '' ? 'HEAD' : ref;
  // A ref that looks like an option would be read as one.
  if (base.startsWith('-')) throw new UsageError(`--changed: ${base} is no git ref`);
  const [root] = await git(['rev-parse', '--show-toplevel'], folder, '\n');
  const [changed, untracked] = await Promise.all([
    git(['diff', '--name-only', '-z', '--diff-filter=d', base, '--'], folder, '\0'),
    git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z'], folder, '\0'),
  ]);
  // git follows links to where it works.
  const here = realpathSync(folder);
  const paths = [...changed, ...untracked].map((path) =>
    relative(here, resolve(root ?? here, path)),
  );
  return new Set(paths.map((path) => path.split(sep).join('/')));
}

async function git(
  args: readonly string[],
  folder: string,
  separator: string,
): Promise<readonly string[]> {
  try {
    const { stdout } = await run('git', [...args], { cwd: folder, maxBuffer: 256 * 1024 * 1024 });
    return stdout.split(separator).filter((part) => part !== '');
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error))
      .split('\n')
      .slice(1);
    throw new UsageError(`--changed: git says ${JSON.stringify(reason || 'nothing')}`);
  }
}
