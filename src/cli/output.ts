import {
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';

/**
 * Writes a whole file or none: to a neighbour first, then in place of the old one, whose mode it
 * keeps. Links are followed; what is no plain file (`/dev/stdout`, a pipe) is written as it is.
 * @throws UsageError when that fails.
 */
export function writeWhole(path: string, text: string, folder: string): void {
  const named = resolve(folder, path);
  const old = statSync(named, { throwIfNoEntry: false });
  try {
    if (old && !old.isFile()) writeFileSync(named, text);
    else replace(old ? realpathSync(named) : named, text, old);
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

function replace(target: string, text: string, old: Stats | undefined): void {
  const draft = join(dirname(target), `.keyproof-${process.pid}.tmp`);
  try {
    writeFileSync(draft, text, old && { mode: old.mode });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Writes texts as files of a folder, which is made where there is none.
 * @throws UsageError when that fails.
 */
export function writeFolder(
  path: string,
  files: readonly { readonly name: string; readonly text: string }[],
  folder: string,
): void {
  const named = resolve(folder, path);
  try {
    mkdirSync(named, { recursive: true });
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  for (const { name, text } of files) writeWhole(join(path, name), text, folder);
}
