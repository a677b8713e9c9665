import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Makes sure that a path of a configuration file stays below that file's folder, links followed.
 * Whoever may change the file could else have any file of the machine read.
 * @throws UsageError when it does not.
 */
export function insideRoot(path: string, root: string, setting: string): void {
  const leaves = path.includes('\0') || isAbsolute(path) || isOutside(resolve(root, path), root);
  if (leaves || isOutside(realPath(resolve(root, path)), realPath(root))) {
    throw new UsageError(`${setting} leads out of the folder of the configuration file`);
  }
}

/** True when a path is not below a folder; neither is read. */
export function isOutside(path: string, root: string): boolean {
  const [first] = relative(root, path).split(sep);
  return first === '..';
}

/** The path without links; as it is where nothing exists yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
