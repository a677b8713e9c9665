import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';

/**
 * Writes a whole file or none: to a neighbour first, then in place of the old one.
 * @throws UsageError when that fails.
 */
export function writeWhole(path: string, text: string, folder: string): void {
  const target = resolve(folder, path);
  const draft = join(dirname(target), `.keyproof-${process.pid}.tmp`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}
